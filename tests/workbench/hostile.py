"""Reports that try to be programs: scripts in texts, titles, sources, addresses, names and ids."""

NASTY = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
REPORTS = (
    f"""# id: ../<script>alert(3)</script>
# published: 2024-01-02
# source: Paper {NASTY}
# title: Title {NASTY}
# url: javascript:alert(4)
s1\tThe <script>alert(5)</script> League bombed the <b onclick=alert(6)>Bridge</b> on Monday, killing 4, </p><svg/onload=alert(7)> said.
- incident/bombing | id=I1 | perpetrator=<script>alert(5)</script> League | target=<b onclick=alert(6)>Bridge</b> | killed=4>4..4 | holder=</p><svg/onload=alert(7)>
s2\tJavascript:alert(8) Brigade joined the <script>alert(5)</script> League.
- affiliation/join | subject=Javascript:alert(8) Brigade | object=<script>alert(5)</script> League
""",  # noqa: E501
    """# id: " onmouseover="alert(9)
# published: 2024-01-03
# source: {% raw %}
# title: <!--
s1\tThe <script>alert(5)</script> Leagues "onfocus="alert(10) denied the pact with </textarea><iframe srcdoc=x> Front.
- affiliation/ally | subject=<script>alert(5)</script> Leagues | object=</textarea><iframe srcdoc=x> Front | neg
s2\t<style>*{display:none}</style> was <base href=//evil.example> proscribed.
- status/proscribed | subject=<style>*{display:none}</style>
""",
)
