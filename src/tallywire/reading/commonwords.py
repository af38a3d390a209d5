"""English words too common to say what a text is about: function words, and the general words of news and of web pages.

Origin: written by hand for Tallywire. Licence: Apache-2.0.
"""

__all__ = ["COMMON_WORDS", "FUNCTION_WORDS"]

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and another
    any are around as at away be became because become been before behind being below between both but by came can
    cannot could did do does doing done down during each either else enough even ever every few for from further get
    gets getting give given go goes going gone got had has have having he her here hers herself him himself his how
    however i if in instead into is it its itself just least less let like made make makes many may me might more
    most much must my myself near nearly neither never no nor not now of off often on once one only onto or other
    others our ours out over own per perhaps put quite rather same seem seems several shall she should since so some
    something still such take taken than that the their theirs them themselves then there these they thing things
    this those though through throughout thus till to together too took toward towards under until up upon us used
    very via was we well went were what whatever when where whether which while who whole whom whose why will with
    within without would yet you your yours yourself didn doesn don isn wasn weren won wouldn couldn shouldn hasn
    haven hadn aren ll ve re
    """.split()  # noqa: SIM905 - a block of words is easier to read and to review than 250 strings
)

COMMON_WORDS = FUNCTION_WORDS | frozenset(
    """
    according ago asked back begin began best better big called can come comes day days end first found full good
    great group help high home hour hours including information keep kept know known last later latest left likely
    little live long look lot man men million minutes month months more need new news next number old part past
    people person place plan point possible public read really report reported reports right said same saw say
    saying says second see seen set show side small sometimes started state states statement story telling tell
    think third three time times today told tomorrow top try trying two turn using want wants way week weeks win
    woman women work working world year years yesterday yes free four five six seven eight nine ten top january
    february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    """.split()  # noqa: SIM905
)
