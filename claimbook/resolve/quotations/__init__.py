"""Who speaks in a quotation of several sentences: the one whom the text names beside its marks.

An engine reads sentence by sentence, and a quotation names its speaker once: in the words behind its last mark
("...", said X) or before its first one (X said: "..."). Here each of its sentences gets that speaker. Only words that
the engine has already marked become a holder; where nobody is surely named, the claims stay as they are.
"""

from claimbook.resolve.quotations.holding import hold_quotations

__all__ = ["hold_quotations"]
