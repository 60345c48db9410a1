"""Deeds: their fields and their bytes. From docs/formats/kit.md alone."""
# Fields of the deeds, and how many words the lists have that count somewhere; other words may be any byte.
WORDS = {"form": 6, "source": 5, "matter_class": 4, "role": 5, "mode": 3, "manner7": 3, "path": 7, "kind14": 4,
         "outcome14": 4, "method": 5, "review": 5, "target": 2, "grade": 4, "reason23": 11, "organ": 7, "execution": 4, "level": 5,
         "step": 14, "project": 2, "money": 10, "source64": 3, "published": 4,
         "word": 256}
DEEDS = {
    0: "number text,form form,source source,received_day day,region n,office id,people n,persons *id,matters *id,"
       "is_repeat yes,is_anonymous yes,external_source text,external_number text",
    3: "number text,submission id,form form,received_day day,region n,office id,role role,matter_class matter_class,"
       "category n,is_first yes,accused id",
    4: "submission id,form form,received_day day",
    5: "matter_class matter_class,category n,accused id",
    6: "to id,role role,mode mode,received_day day,assigned_days n,external_due day",
    7: "leg u8,manner manner7", 8: "leg u8", 9: "leg u8,is_upheld yes", 10: "leg u8", 11: "leg u8,reason word",
    12: "leg u8,path path,procedure text", 13: "leg u8,days n", 14: "leg u8,kind kind14,outcome outcome14",
    15: "leg u8,method method", 16: "organ id,posted_day day", 17: "outcome review", 18: "organ id,posted_day day",
    19: "first_day day", 20: "outcome review", 21: "target target,grade grade", 22: "", 23: "reason reason23", 24: "",
    25: "version n,is_annulled yes,day day,deed bytes", 26: "",
    27: "name text,kind organ,level word,parent id,region n,from day", 28: "until day,successor id",
    31: "path text,text text,set_hash text", 32: "epoch n,origin text,checkpoint text",
    33: "level level,from text,document text", 34: "is_read_back yes,is_signed yes", 35: "leg u8,manner word",
    36: "post id", 37: "organs *id", 38: "manner word,to id", 39: "addressees *word",
    40: "leg u8,adoption word,is_rewarded yes", 41: "leg u8,kind word,is_agreed yes", 42: "state execution",
    43: "is_solved yes,is_accepted yes,remedies *word", 44: "aid word,organ id", 45: "", 46: "other id,kind word",
    47: "into id", 48: "", 51: "list text,kept_until day", 52: "list text", 53: "authority text",
    54: "leg u8,kind word,number text,is_typed_number yes", 55: "paper n,copy word,type text", 56: "paper n",
    57: "paper n,method method", 58: "submission id",
    59: "stage word,type text,size n,object bytes,content bytes,salt bytes,redacts n",
    60: "file n,matter id,is_recalled yes", 61: "leg u8,to id", 77: "file n,authority text",
    79: "leg u8,organ id,name text", 80: "manner word,organ id",
    83: "from int,to int", 84: "from int,to int,reason text",
    62: "organ id,year n", 63: "code text,name text,kind project,function text,purpose text,legal_basis text,task text,"
                               "is_new yes,is_assessed yes",
    64: "kind money,project text,source source64,economic_class text,amount int,document text,contract text,is_complete yes,"
        "is_on_purpose yes,reason text",
    65: "number text,project text,amount int,due_day day,prepaid_max n,procurement text", 66: "number text,is_accepted yes",
    67: "item text,from day,to day,numerator int,denominator int,decimals n,evidence text", 68: "what published,link text",
    69: "ours int,theirs int,note text", 70: "number text,source text,project text,line text,text text",
    74: "organ id,year n,project text,standard text", 75: "step step,document text,reason text,authority text",
    76: "from day,to day,cut_day day,cut_seq n,checkpoint text,definitions text,law text,figures text",
    71: "number text,document text", 72: "name text,version text,document text", 73: "version n,reason text",
}
FIELDS = {kind: [field.split(" ") for field in text.split(",") if field] for kind, text in DEEDS.items()}


def value_of(body, kind):
    if kind.startswith("*"):
        return [value_of(body, kind[1:]) for _ in range(body.n(100_000))]
    if kind == "n":
        return body.n32()
    if kind in WORDS:
        value = body.u8()
        return value if value < WORDS[kind] else body.fail()
    return getattr(body, kind)()


def deed_of(body, kind):
    if kind not in FIELDS:
        body.fail()
    deed = {name: value_of(body, what) for name, what in FIELDS[kind]}
    if body.at != len(body.data):
        body.fail()
    return deed
