"""Texts that a careless reader of offsets loses its way in."""

from hypothesis import strategies as st

PARTS = (
    "The Red Front attacked Ostrel on Monday, killing 6 people, police said.", "Jaish-ul-Ostrel pledged allegiance.",
    "👩‍👩‍👧‍👦", "👍🏽", "🇺🇦🇫🇷", "\U0001f600" * 40, "e\u0301toile", "n\u0303" * 3, "\u0301", "Al\u00adQaida",
    "هاجمت الجبهة الحمراء المدينة.", "\u202eolleh\u202c", "爆炸造成六人死亡。", "𝐀𝐭𝐭𝐚𝐜𝐤", "ﬁre", "ẞ", "İ", "½",
    "12,000", "\r\n", "\r\n\r\n", "\n", "\r", "\u2028", "\t", "  ", "\u00a0", "\u200b", "\ufeff", "\x00",
    "\x1b[31m", "\x07", "\ud7ff", "\udc80", "'", '"', ".", "...", ". . .", "?!", "”", "(", ")", "—", "-", ";", "U.S.",
    "Mr. X", "a" * 130,
)  # fmt: skip

odd_texts = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=14).flatmap(
    lambda parts: st.sampled_from(("", " ", "\n")).map(lambda joint: joint.join(parts))
)
