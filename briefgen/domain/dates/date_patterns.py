"""What a date looks like in English news, as bounded patterns; ``calendar_dates`` and ``relative_dates`` read them."""

import re

_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
MONTH = re.compile(rf"(?<![\w'’])(?:{_NAMES}|{_NAMES.upper()})(?![\w-]*[\w])")
AFTER_MONTH = re.compile(
    r"(?:\.?\s{1,3}(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,]\d|:\d)"
    r"(?:(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?)?,?\s{1,3}(?P<year>[12]\d{3})(?![\w%]|[.,]\d))?"
    r"|(?:\s(?:and|to|or|through)\s\w{3,9})?\.?,?\s{1,3}(?:of\s)?(?P<only_year>[12]\d{3})(?![\w%]|[.,]\d)"
    r"|\sof\s(?P<which>this|last|next)\syear\b)"
)
BEFORE_MONTH = re.compile(
    r"(?:(?P<weekday>[MTWFS][a-z]{2,5}day),?\s{1,3}(?:the\s)?)?(?<![\w.$£€])"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s{1,3}(?:of\s)?$"
)
PART_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<part>early|mid|middle|late|(?:the\s)?(?:end|start|beginning|middle)\sof)[\s-]{1,2})?"
    r"(?:(?P<which>last|this|next|this past|the previous)\s)?$",
    re.IGNORECASE,
)
WEEKDAY_BEFORE = re.compile(r"(?<!\w)(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s{1,3}(?:the\s)?$")
DATED_BY = re.compile(
    r"\b(?:in|since|by|until|till|last|this|next|early|mid|late|during|through|from|before|after|of|to|between)[\s-]$",
    re.IGNORECASE,
)
"""What must stand before a month that is also a word or a name ("may", "march", "April", "August") to be one alone."""

DATING = re.compile(
    r"\b(?:on|in|by|until|till|through|before|to|from|between|and|early|late|last|this|next)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a date that tells when, rather than naming what happened then ("the Sept. 11 attacks")."""
NOUN_NEXT = re.compile(
    r"\s(?!(?:a|an|the|to|in|on|at|and|but|for|by|with|as|of|that|from|after|before|when|while|or|is|was|were|are|has|have|"
    r"had|will|would|could|if|until|since|amid|during|over|under|near|because|he|she|it|they|we|who|which|said)\b)[A-Za-z]{3,}"
)

WEEKDAY = re.compile(r"(?<![\w'’-])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![\w-])", re.IGNORECASE)
BEFORE_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?:early|late)\s)?(?P<which>(?:this\spast|this\scoming|last|this|next|coming|every|each|the\sprevious|"
    r"the\sfollowing|a|Black|Good|Bloody|Super|Cyber|Ash|Holy|Maundy|Easter|Palm)\s)?$",
    re.IGNORECASE,
)
DAYTIME = re.compile(r"\s(?:early\s|late\s)?(?:morning|afternoon|evening|night)\b", re.IGNORECASE)

NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<y>[12]\d{3})[-/](?P<m>\d{2})[-/](?P<d>\d{2})"
    r"|(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<c>[12]\d{3}))(?![\w/-]|[.,]\d)"
)
YEAR = re.compile(r"(?<![\w.,$£€¥#/:])(?:1[5-9]|20)\d{2}(?![\w%°]|[.,:/]\d|[-–]\d{1,3}(?!\d)|\s?[-–][A-Za-z])")
YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<part>early|mid|late|(?:the\s)?(?:end|start|beginning|middle)\sof)[\s-]{1,2})?"
    r"(?P<season>(?:the\s)?(?:spring|summer|fall|autumn|winter)(?:\sof)?\s)?"
    r"(?P<quarter>(?:the\s)?(?:first|second|third|fourth|last|final)\s(?:quarter|half)\sof\s)?$",
    re.IGNORECASE,
)
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|from|during|of|through|between|and|to|early|mid|late|late-|the|for|"
    r"year|fiscal|Q[1-4]|around|circa|about|spring|summer|fall|autumn|winter|than|or|over|its|their|his|her|[Cc]opyright|©)[\s-]"
    r"|[’']s\s|\(|\b\d{4}\s?[–-]\s?|\b(?:post|pre)-|,\s)$",
    re.IGNORECASE,
)
"""What stands before a bare number that is a year."""
NOT_A_YEAR = re.compile(
    r"\s{1,3}(?:people|persons|men|women|children|troops|soldiers|fighters|workers|jobs|employees|points?|dollars|euros|"
    r"pounds|miles?|metres|meters|feet|km|kilomet|tonnes|tons|acres|homes|houses|cases|deaths|patients|students|"
    r"others|more|times|percent|per\s?cent|million|billion|hours|GMT|BST|EDT|EST|UTC|local|barrels|vehicles|"
    r"villages|units|copies|votes|members|migrants|refugees|families|seats|civilians)\b"
)
DECADE = re.compile(
    r"(?<!\w)(?:the\s)?(?:(?:early|mid|late)[\s-])?(?:(?:1[5-9]|20)\d0['’]?|['’]\d0)s(?!\w)", re.IGNORECASE
)

_UNIT = "day|week|weekend|fortnight|month|quarter|year|decade|century"
_COUNT = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|several|some|many|a\sfew|a\scouple\sof|few|couple\sof)"
)
_ROUGHLY = (
    r"(?P<rough>(?:about|around|nearly|almost|roughly|some|over|more\sthan|less\sthan|at\sleast|just\sover|just\sunder|"
    r"(?:an?|one|two|three|four|five|six|\d{1,2})\s(?:or|to))\s)?"
)
AGO = re.compile(rf"(?<![\w.,]){_ROUGHLY}{_COUNT}\s(?P<unit>{_UNIT})s?\sago\b", re.IGNORECASE)
AHEAD = re.compile(
    rf"(?<!\w)in\s{_ROUGHLY}{_COUNT}\s(?P<unit>{_UNIT})s?[’']?(?:\stime)?(?!\w)",
    re.IGNORECASE,
)
RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|time|only|record|most|best|worst|\w{2,12}est)\b[^.;]{0,60}\Z", re.IGNORECASE
)
"""What makes "in eight years" the time that has passed: "the first majority in the House in eight years"."""
LATER = re.compile(
    rf"(?<![\w.,])(?:{_ROUGHLY}{_COUNT}\s(?:{_UNIT})s?\s(?:later|earlier|after|afterwards?|before)"
    r"|the\s(?:following|next|previous|same)\s(?:day|week|month|year|morning|evening|night)"
    r"|the\s(?:day|week|month|year)\s(?:before|after|earlier)|that\s(?:day|week|month|year|summer|fall|winter|spring))"
    r"(?!\w)",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"(?<!\w)(?:(?P<part>earlier|later|early|late|(?:the\s|by\s)?(?:end|start|beginning|middle|first\squarter|second\squarter|"
    r"third\squarter|fourth\squarter|first\shalf|second\shalf)\sof)\s)?"
    r"(?<!the\s)(?<!past\s)(?P<which>last|this|next|the\scoming|(?:the|this)(?=\syear\b))\s"
    r"(?P<unit>week|weekend|month|quarter|year)(?!\w)",
    re.IGNORECASE,
)
SEASON = re.compile(
    r"(?<!\w)(?:(?:early|late|earlier|later)\s)?(?P<which>last|this|next|in\sthe|this\scoming|this\spast)\s"
    r"(?P<season>spring|summer|fall|autumn|winter)(?!\w)",
    re.IGNORECASE,
)
DEICTIC = re.compile(
    r"(?<!\w)(?:(?:earlier|later|late|early)\s)?(?P<word>yesterday|today|tomorrow|tonight|"
    r"this\s(?:morning|afternoon|evening)|last\s(?:night|evening)|the\sday\s(?:before\syesterday|after\stomorrow))"
    r"(?:\s(?:morning|afternoon|evening|night))?(?![\w’'])",
    re.IGNORECASE,
)
