/**
 * The words by which each language writes and qualifies numbers, parted by "|"; "word=value" gives a number. Gathered
 * from news usage. Days of the month in words (data/date-numbers.json) give one to thirty-one where they are known.
 */
export interface FigureWords {
  /** Numbers under a hundred, beyond those the dates know; a value under one is a part of the scale that follows. */
  small?: string;
  /** Hundred and more: they multiply what stands before. */
  scales: string;
  /** Scales that are numbers by themselves: "a thousand", "тысяча". */
  bare?: string;
  /** Before the number. */
  about?: string;
  over?: string;
  under?: string;
  /** After the number or its noun. */
  aboutAfter?: string;
  overAfter?: string;
  underAfter?: string;
  /** Between the ends of a range. */
  to?: string;
  /** The same, where `paired` stands before the first: "between … and". */
  and?: string;
  paired?: string;
  /** Makes the number behind it none: "several", "tens of". */
  vague?: string;
  /** Nouns that take the number away from what is counted here; "*" any ending. */
  other?: string;
  /** Words that may stand between number and noun, however many. */
  between?: string;
}

export const figureWords: Record<string, FigureWords> = {
  en: {
    small:
      'forty=40|fifty=50|sixty=60|seventy=70|eighty=80|ninety=90|half a=0.5|half=0.5|quarter of a=0.25|quarter=0.25',
    scales:
      'dozen=12|hundred=100|thousand=1e3|k=1e3|million=1e6|mln=1e6|mn=1e6|m=1e6|billion=1e9|bln=1e9|bn=1e9|trillion=1e12|trn=1e12|tn=1e12|lakh=1e5|lakhs=1e5|crore=1e7|crores=1e7',
    bare: 'a dozen|a hundred|a thousand|a million|a billion|a trillion',
    about:
      'about|around|some|approximately|roughly|nearly|almost|close to|an estimated|estimated|in the region of|circa|or so|reportedly',
    over: 'more than|over|at least|no fewer than|no less than|not less than|in excess of|upwards of|above|exceeding|a minimum of|minimum',
    under:
      'up to|as many as|as much as|at most|no more than|not more than|fewer than|less than|under|below|a maximum of|maximum',
    aboutAfter: 'or so|approximately',
    overAfter: 'or more|plus|and more',
    underAfter: 'or fewer|or less|at most',
    and: 'and',
    paired: 'between|from',
    to: 'to|or',
    vague: 'several|few|many|dozens of|hundreds of|thousands of|tens of|scores of|per|multi|numerous',
    other:
      'percent*|per|year*|month*|week*|day*|hour*|minute*|second*|km|kms|kilomet*|met*|mile*|feet|foot|degree*|countr*|nation*|time*|point*|page*|vote*|seat*|am|pm|gmt|th|st|nd|rd|age*|cent*|mm|cm|nm|megawatt*|mw|kilowatt*|article*|resolution*|round of|rounds of|round* o* talk*|warhead-class',
    between:
      'of|the|its|his|their|these|those|additional|more|new|other|elite|special|special-forces|forces|force|foreign|north|korean|korea|russian|ukrainian|south|soviet|chinese|metric|long|short|medium|range|combat|artillery|ballistic|cruise|armed|armored|armoured|heavy|military|construction|skilled|young|migrant|overseas|shipping|cargo|rail|railway|million|were|was|have|has|had|been|being|already|million-strong|strong|operations|operation|infantry|engineering|battle|fighting|fresh|suspected|alleged|live|mm|caliber|calibre|long-range|short-range|self|propelled|tactical|guided|nuclear|strategic|western|dprk|pow|severely|seriously|twenty-foot|standard',
  },
  ru: {
    small:
      'двух=2|двум=2|двое=2|трех=3|трем=3|трое=3|четырех=4|четверо=4|пяти=5|пятеро=5|шести=6|семи=7|восьми=8|девяти=9|десяти=10|одиннадцати=11|двенадцати=12|пятнадцати=15|двадцати=20|тридцати=30|сорок=40|сорока=40|пятьдесят=50|пятидесяти=50|шестьдесят=60|семьдесят=70|восемьдесят=80|девяносто=90|полтора=1.5|полторы=1.5|полутора=1.5|пол=0.5|четверть=0.25|половина=0.5|около полу=0.5',
    scales:
      'сто=100|ста=100|двести=200|двухсот=200|трехсот=300|четырехсот=400|пятисот=500|шестисот=600|семисот=700|восьмисот=800|девятисот=900|триста=300|четыреста=400|пятьсот=500|шестьсот=600|семьсот=700|восемьсот=800|девятьсот=900|тысяча=1e3|тысячи=1e3|тысяч=1e3|тысячу=1e3|тысячам=1e3|тысячами=1e3|тыс=1e3|тысячный=1e3|тысячного=1e3|тысячному=1e3|тысячным=1e3|тысячном=1e3|тысячная=1e3|тысячной=1e3|тысячную=1e3|тысячные=1e3|тысячных=1e3|миллион=1e6|миллиона=1e6|миллионов=1e6|миллионам=1e6|млн=1e6|миллиард=1e9|миллиарда=1e9|миллиардов=1e9|млрд=1e9|триллион=1e12|триллиона=1e12|триллионов=1e12|трлн=1e12|дюжина=12|дюжину=12|дюжины=12|полмиллиона=5e5|полумиллиона=5e5|полмиллиарда=5e8|полтысячи=500|полсотни=50|сотня=100|сотню=100',
    bare: 'миллиона|миллиарда|сто|ста|двухсот|трехсот|четырехсот|пятисот|шестисот|семисот|восьмисот|девятисот|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот|тысяча|тысячу|миллион|миллиард|полмиллиона|полумиллиона|полмиллиарда|полтысячи|полсотни|дюжина|дюжину|сотня|сотню',
    about: 'около|примерно|приблизительно|порядка|почти|оценочно|приблизительно в|ориентировочно|где-то',
    over: 'более|свыше|больше|не менее|не меньше|как минимум|по меньшей мере|по крайней мере|минимум|более чем|больше чем',
    under: 'до|не более|не больше|менее|меньше|максимум|максимум до',
    aboutAfter: 'или около того|примерно',
    overAfter: 'и более|и больше|или более',
    and: 'и',
    paired: 'между',
    to: 'до|или',
    vague: 'несколько|нескольких|десятки|десятков|сотни|сотен|много|многие|пару|пара',
    other:
      'год|года|году|лет|летн*|летий|летия|дневн*|месяц*|недел*|день|дня|дней|сут*|час*|минут*|секунд*|процент*|км|километр*|метр*|м|мм|миль|стран*|государств*|раз|раза|балл*|страниц*|голос*|градус*|июн*|июл*|стать*|резолюц*|пункт*|уголовн*|кв|го|й|я|х|мегаватт*|мест*|млн кв|процентн*',
    between:
      'и|еще|дополнительно|своих|их|его|из|новых|других|так|называемых|были|было|был|уже|северокорейск*|российск*|украинск*|южнокорейск*|корейск*|кндр|элитн*|дополнительн*|военных|боев*|артиллерийск*|баллистическ*|крылат*|трудов*|строительн*|тяжел*|калибра|калибром|мм|морск*|грузов*|спец*|метрическ*|американск*|бывш*|тонн*|различн*|условн*',
  },
  uk: {
    small:
      "двох=2|двоє=2|трьох=3|троє=3|чотирьох=4|пяти=5|п'яти=5|шести=6|десяти=10|тринадцять=13|чотирнадцять=14|п'ятнадцять=15|шістнадцять=16|сімнадцять=17|вісімнадцять=18|дев'ятнадцять=19|двадцять=20|двадцяти=20|тридцять=30|сорок=40|п'ятдесят=50|шістдесят=60|сімдесят=70|вісімдесят=80|дев'яносто=90|півтора=1.5|півтори=1.5|пів=0.5|чверть=0.25",
    scales:
      "сто=100|ста=100|двісті=200|двохсот=200|трьохсот=300|чотирьохсот=400|п'ятисот=500|шестисот=600|триста=300|чотириста=400|п'ятсот=500|шістсот=600|сімсот=700|вісімсот=800|дев'ятсот=900|тисяча=1e3|тисячі=1e3|тисяч=1e3|тисячу=1e3|тис=1e3|тисячний=1e3|тисячного=1e3|тисячному=1e3|тисячним=1e3|тисячна=1e3|тисячної=1e3|тисячну=1e3|тисячні=1e3|тисячних=1e3|мільйон=1e6|мільйона=1e6|мільйони=1e6|мільйонів=1e6|млн=1e6|мільярд=1e9|мільярда=1e9|мільярди=1e9|мільярдів=1e9|млрд=1e9|трильйон=1e12|трильйонів=1e12|трлн=1e12|півмільйона=5e5|півтисячі=500|дюжина=12|дюжину=12|сотня=100|сотню=100",
    bare: "мільйона|мільярда|сто|ста|двохсот|трьохсот|чотирьохсот|шестисот|двісті|триста|чотириста|п'ятсот|шістсот|сімсот|вісімсот|дев'ятсот|тисяча|тисячу|мільйон|мільярд|півмільйона|півтисячі|дюжина|дюжину|сотня|сотню",
    about: 'близько|приблизно|майже|десь|орієнтовно|біля',
    over: 'понад|більше|більш як|більш ніж|більше ніж|не менше|щонайменше|принаймні|не менш як|мінімум',
    under: 'до|не більше|менше|максимум|щонайбільше|менш як',
    overAfter: 'і більше|та більше',
    and: 'і|та|й',
    paired: 'між',
    to: 'до|або|чи',
    vague: 'кілька|кількох|декілька|десятки|десятків|сотні|сотень|багато|пару',
    other:
      'рік|річн*|денн*|року|році|років|роки|місяц*|тиж*|день|дні|днів|дня|діб|годин*|хвилин*|секунд*|відсотк*|процент*|км|кілометр*|метр*|м|мм|миль|країн*|держав*|раз|рази|разів|бал*|сторін*|голос*|градус*|стат*|резолюц*|пункт*|кв|го|й|х',
    between:
      'і|та|ще|додатково|своїх|їх|його|з|із|нових|інших|так|званих|були|було|був|вже|північнокорейськ*|російськ*|українськ*|південнокорейськ*|корейськ*|кндр|елітн*|додатков*|військових|бойов*|артилерійськ*|балістичн*|крилат*|трудов*|будівельн*|важк*|калібру|мм|морськ*|вантажн*|спец*',
  },
  hi: {
    small:
      'पैंतीस=35|चालीस=40|पैंतालीस=45|पचास=50|पचपन=55|साठ=60|पैंसठ=65|सत्तर=70|पचहत्तर=75|अस्सी=80|पचासी=85|नब्बे=90|पंचानवे=95|डेढ़=1.5|ढाई=2.5|आधा=0.5|आधे=0.5|साढ़े=+0.5|सवा=+0.25|पौने=-0.25',
    scales: 'सौ=100|दर्जन=12|हजार=1e3|लाख=1e5|करोड़=1e7|अरब=1e9|खरब=1e11|मिलियन=1e6|बिलियन=1e9|ट्रिलियन=1e12',
    bare: 'सौ|दर्जन',
    about: 'करीब|लगभग|तकरीबन|अनुमानित|करीब करीब|कोई|क़रीब',
    over: 'कम से कम|न्यूनतम|कम-से-कम',
    under: 'अधिक से अधिक|ज्यादा से ज्यादा|अधिकतम',
    aboutAfter: 'के करीब|के लगभग|के आसपास|के आस-पास|के आस पास',
    overAfter: 'से अधिक|से ज्यादा|से भी अधिक|से भी ज्यादा|से ज़्यादा|से ऊपर|से कहीं अधिक|या उससे अधिक',
    underAfter: 'से कम|तक',
    to: 'से|या',
    vague: 'कई|कुछ|सैकड़ों|हजारों|लाखों|दर्जनों|अनेक',
    other:
      'साल|सालों|वर्ष|वर्षों|वर्षीय|महीने|महीनों|माह|हफ्ते|हफ्तों|सप्ताह|दिन|दिनों|दिवसीय|घंटे|घंटों|मिनट|सेकंड|बजे|बजकर|प्रतिशत|फीसदी|फीसद|किमी|किलोमीटर|मीटर|मील|डिग्री|देश|देशों|बार|गुना|अंक|सीट|सीटों|पेज|तारीख|जून|जुलाई|मार्च|मई|अनुच्छेद|धारा|वें|वीं|वां|मिमी|तीव्रता|फुट|बैठक|बैठकें|दौर',
    between:
      'के|की|का|और|अन्य|अतिरिक्त|नए|नये|अपने|अपनी|उसके|उत्तर|कोरियाई|कोरिया|रूसी|यूक्रेनी|दक्षिण|उत्तरी|विशेष|सैन्य|बैलिस्टिक|आर्टिलरी|तोप|तोपखाने|मिमी|कैलिबर|मीट्रिक|अमेरिकी|लड़ाकू|विदेशी|घातक|शिपिंग|कम|दूरी|वाली|वाले|उन्नत|आधुनिक|विशिष्ट|से|लोगों|चीनी',
  },
  gu: {
    small:
      'સોળ=16|સત્તર=17|અઢાર=18|ઓગણીસ=19|વીસ=20|પચીસ=25|પચ્ચીસ=25|ત્રીસ=30|ચાલીસ=40|પચાસ=50|સાઠ=60|સિત્તેર=70|એંસી=80|નેવું=90|દોઢ=1.5|અઢી=2.5|અડધા=0.5|અડધો=0.5|સાડા=+0.5|સવા=+0.25|પોણા=-0.25',
    scales:
      'બસો=200|ત્રણસો=300|ચારસો=400|પાંચસો=500|છસો=600|સાતસો=700|આઠસો=800|નવસો=900|સો=100|હજાર=1e3|લાખ=1e5|કરોડ=1e7|અબજ=1e9|ખર્વ=1e11|મિલિયન=1e6|બિલિયન=1e9|ટ્રિલિયન=1e12|ડઝન=12',
    bare: 'બસો|ત્રણસો|ચારસો|પાંચસો|છસો|સાતસો|આઠસો|નવસો|સો',
    about: 'લગભગ|આશરે|અંદાજે|અંદાજિત|કરીબ|લગભગ આશરે',
    over: 'ઓછામાં ઓછા|ઓછામાં ઓછી|ઓછામાં ઓછું',
    under: 'વધુમાં વધુ|મહત્તમ|વધારેમાં વધારે',
    aboutAfter: 'જેટલા|જેટલી|જેટલું|આસપાસ|ની આસપાસ|ની આસપાસના',
    overAfter: 'વધુ|વધારે|થી વધુ|થી પણ વધુ|કરતાં વધુ|કરતા વધુ|થી વધારે|કરતાં વધારે|કરતા વધારે|ઉપરાંત|થી ઉપર',
    underAfter: 'થી ઓછા|થી ઓછી|કરતાં ઓછા|સુધી|સુધીના',
    to: 'થી|કે|અથવા',
    vague: 'કેટલાક|અનેક|ઘણા|સેંકડો|હજારો|લાખો',
    other:
      'વર્ષ|વર્ષની|વર્ષના|વર્ષમાં|વર્ષથી|મહિના*|માસ|અઠવાડિ*|દિવસ*|કલાક*|મિનિટ*|સેકન્ડ*|વાગ્યે|વાગે|ટકા|કિમી|કિલોમીટર*|મીટર|માઇલ|ડિગ્રી|દેશ*|વાર|વખત|ગણા|ગણી|ગણું|પોઈન્ટ*|બેઠક*|તારીખ*|જૂન|જુલાઈ|માર્ચ|મે|કલમ|મા|મી|મિમી|ફૂટ',
    between:
      'ના|ની|નો|નું|અને|અન્ય|વધારાના|નવા|પોતાના|તેના|ઉત્તર|કોરિયાઈ|કોરિયા|કોરિયાના|કોરિયન|રશિયન|રશિયાના|યુક્રેનિયન|યુક્રેનના|દક્ષિણ|ખાસ|વિશેષ|લશ્કરી|સૈન્ય|બેલિસ્ટિક|આર્ટિલરી|તોપના|મેટ્રિક|અમેરિકન|વિદેશી|ટૂંકા|અંતરની|લાંબા|મિમી|લડાયક|ચુનંદા',
  },
  mr: {
    small:
      'तेरा=13|पंधरा=15|वीस=20|पंचवीस=25|तीस=30|चाळीस=40|पन्नास=50|साठ=60|सत्तर=70|ऐंशी=80|नव्वद=90|दीड=1.5|अडीच=2.5|साडे=+0.5|सव्वा=+0.25|पावणे=-0.25',
    scales: 'शे=100|शंभर=100|हजार=1e3|लाख=1e5|कोटी=1e7|अब्ज=1e9|दशलक्ष=1e6|मिलियन=1e6',
    bare: 'शंभर',
    about: 'सुमारे|जवळपास|अंदाजे|साधारण|जवळजवळ',
    over: 'किमान|कमीत कमी',
    under: 'जास्तीत जास्त|कमाल',
    overAfter:
      'ांहून अधिक|ांहून जास्त|ांपेक्षा जास्त|ांपेक्षा अधिक|हून अधिक|हून जास्त|पेक्षा जास्त|पेक्षा अधिक|पेक्षाही अधिक|पेक्षाही जास्त',
    underAfter: 'पेक्षा कमी|पर्यंत',
    to: 'ते|किंवा',
    vague: 'अनेक|काही|शेकडो|हजारो|लाखो',
    other:
      'वाजता|वाजून|वर्ष*|महिन*|दिवस*|तास*|मिनिट*|टक्के|टक्क्यां*|किमी|किलोमीटर*|मीटर|मैल|देश*|वेळा|पट|जून|जुलै|मार्च|मे|कलम',
    between:
      'आणि|अन्य|इतर|अतिरिक्त|नवीन|उत्तर|कोरियाच्या|कोरियन|कोरियाचे|कोरियाई|रशियन|रशियाचे|रशियाच्या|युक्रेनचे|युक्रेनियन|लष्करी|बॅलिस्टिक|तोफांचे|विशेष|मेट्रिक|अमेरिकन',
  },
  ne: {
    small:
      'एघार=11|बाह्र=12|पन्ध्र=15|बीस=20|पच्चीस=25|तीस=30|चालीस=40|पचास=50|साठी=60|सत्तरी=70|असी=80|नब्बे=90|डेढ=1.5|साढे=+0.5|सवा=+0.25',
    scales: 'सय=100|हजार=1e3|लाख=1e5|करोड=1e7|अर्ब=1e9|खर्ब=1e11|मिलियन=1e6',
    bare: 'सय',
    about: 'करिब|लगभग|झन्डै|अन्दाजी',
    over: 'कम्तीमा|कम्तिमा',
    under: 'बढीमा|अधिकतम',
    overAfter: 'भन्दा बढी|भन्दा धेरै|भन्दा माथि',
    underAfter: 'भन्दा कम|सम्म',
    to: 'देखि|वा',
    vague: 'सयौं|हजारौं|लाखौं|दर्जनौं|केही|धेरै',
    other: 'वर्ष*|महिना*|हप्ता*|दिन*|घण्टा*|मिनेट*|प्रतिशत|किलोमिटर*|मिटर|माइल|देश*|पटक|गुणा|गते|बजे',
    between: 'र|अन्य|थप|नयाँ|उत्तर|कोरियाली|रुसी|युक्रेनी|सैन्य|विशेष|मेट्रिक|जना|वटा|ओटा|ब्यालिस्टिक|तोपका',
  },
  bn: {
    small:
      'তের=13|পনের=15|বিশ=20|কুড়ি=20|পঁচিশ=25|ত্রিশ=30|চল্লিশ=40|পঞ্চাশ=50|ষাট=60|সত্তর=70|আশি=80|নব্বই=90|দেড়=1.5|আড়াই=2.5|সাড়ে=+0.5|সোয়া=+0.25|পৌনে=-0.25',
    scales: 'শ=100|শত=100|হাজার=1e3|লাখ=1e5|লক্ষ=1e5|কোটি=1e7|মিলিয়ন=1e6|বিলিয়ন=1e9|ট্রিলিয়ন=1e12|ডজন=12',
    bare: '',
    about: 'প্রায়|আনুমানিক|কমবেশি',
    over: 'কমপক্ষে|অন্তত|ন্যূনতম',
    under: 'সর্বোচ্চ|বড়জোর',
    overAfter:
      'ের বেশি|েরও বেশি|ের অধিক|এর বেশি|র বেশি|বেশি|এরও বেশি|রও বেশি|এর অধিক|র অধিক|অধিক|টিরও বেশি|জনেরও বেশি|জনের বেশি',
    underAfter: 'এর কম|পর্যন্ত',
    to: 'থেকে|বা',
    vague: 'কয়েক|শত শত|হাজার হাজার|লাখ লাখ|বহু|কয়েকশ',
    other: 'বছর*|মাস*|সপ্তাহ*|দিন*|ঘণ্টা*|মিনিট*|শতাংশ|কিলোমিটার*|মিটার|মাইল|দেশ*|বার|গুণ|জুন|জুলাই|মার্চ|মে',
    between:
      'ও|এবং|আরও|অতিরিক্ত|নতুন|উত্তর|কোরীয়|কোরিয়ার|কোরিয়ান|রুশ|রাশিয়ার|ইউক্রেনীয়|সামরিক|বিশেষ|ব্যালিস্টিক|কামানের|আর্টিলারি|মেট্রিক|মার্কিন|জন|টি|টিরও',
  },
  pa: {
    small: 'ਵੀਹ=20|ਪੱਚੀ=25|ਤੀਹ=30|ਚਾਲੀ=40|ਪੰਜਾਹ=50|ਸੱਠ=60|ਡੇਢ=1.5|ਢਾਈ=2.5|ਸਾਢੇ=+0.5',
    scales: 'ਸੌ=100|ਹਜ਼ਾਰ=1e3|ਲੱਖ=1e5|ਕਰੋੜ=1e7|ਅਰਬ=1e9|ਮਿਲੀਅਨ=1e6|ਬਿਲੀਅਨ=1e9',
    bare: 'ਸੌ',
    about: 'ਲਗਭਗ|ਕਰੀਬ|ਤਕਰੀਬਨ',
    over: 'ਘੱਟੋ ਘੱਟ|ਘੱਟੋ-ਘੱਟ',
    under: 'ਵੱਧ ਤੋਂ ਵੱਧ',
    overAfter: 'ਤੋਂ ਵੱਧ|ਤੋਂ ਜ਼ਿਆਦਾ|ਤੋਂ ਵਧੇਰੇ',
    underAfter: 'ਤੋਂ ਘੱਟ|ਤੱਕ',
    to: 'ਤੋਂ|ਜਾਂ',
    vague: 'ਕਈ|ਕੁਝ|ਸੈਂਕੜੇ|ਹਜ਼ਾਰਾਂ|ਲੱਖਾਂ',
    other: 'ਸਾਲ*|ਮਹੀਨ*|ਹਫ਼ਤ*|ਦਿਨ*|ਘੰਟ*|ਮਿੰਟ*|ਫੀਸਦੀ|ਪ੍ਰਤੀਸ਼ਤ|ਕਿਲੋਮੀਟਰ*|ਮੀਟਰ|ਦੇਸ਼*|ਵਾਰ|ਵਜੇ',
    between: 'ਅਤੇ|ਹੋਰ|ਵਾਧੂ|ਨਵੇਂ|ਉੱਤਰੀ|ਉੱਤਰ|ਕੋਰੀਆਈ|ਕੋਰੀਆ|ਦੇ|ਦੀ|ਰੂਸੀ|ਫੌਜੀ|ਵਿਸ਼ੇਸ਼|ਬੈਲਿਸਟਿਕ|ਯੂਕਰੇਨੀ',
  },
  ta: {
    small: 'இருபது=20|முப்பது=30|நாற்பது=40|ஐம்பது=50|இரண்டரை=2.5|ஒன்றரை=1.5',
    scales:
      'நூறு=100|ஆயிரம்=1e3|ஆயிரத்து=1e3|ஆயிரத்துக்கும்=1e3|லட்சம்=1e5|லட்சத்து=1e5|இலட்சம்=1e5|கோடி=1e7|மில்லியன்=1e6|பில்லியன்=1e9|பத்தாயிரம்=1e4',
    bare: 'நூறு|ஆயிரம்|பத்தாயிரம்',
    about: 'சுமார்|ஏறக்குறைய|தோராயமாக|கிட்டத்தட்ட',
    over: 'குறைந்தது|குறைந்தபட்சம்',
    under: 'அதிகபட்சம்',
    overAfter: 'க்கும் மேற்பட்ட|க்கு மேற்பட்ட|க்கும் அதிகமான|க்கு அதிகமான|மேற்பட்ட|அதிகமான|பேருக்கும் மேற்பட்ட',
    underAfter: 'வரை|க்கும் குறைவான',
    to: 'முதல்|அல்லது',
    vague: 'பல|சில|நூற்றுக்கணக்கான|ஆயிரக்கணக்கான',
    other: 'ஆண்டு*|வருட*|மாத*|வார*|நாள்*|நாட்கள்|மணி*|நிமிட*|சதவீத*|சதவிகித*|கிலோமீட்டர்*|கிமீ|மீட்டர்|நாடு*|முறை|மடங்கு',
    between:
      'வட|கொரிய|கொரியா|கொரியாவின்|ரஷ்ய|ரஷியா|உக்ரைன்|உக்ரேனிய|கூடுதல்|மேலும்|சிறப்பு|இராணுவ|ராணுவ|பாலிஸ்டிக்|பீரங்கி|மெட்ரிக்|புதிய|அமெரிக்க',
  },
  te: {
    small: 'ఇద్దరు=2|ముగ్గురు=3|నలుగురు=4|ఐదుగురు=5|ఇరవై=20|ముప్పై=30|నలభై=40|యాభై=50|పన్నెండు=12',
    scales:
      'వంద=100|వందల=100|వెయ్యి=1e3|వేలు=1e3|వేల=1e3|వేలమంది=1e3|లక్ష=1e5|లక్షల=1e5|లక్షలు=1e5|కోటి=1e7|కోట్ల=1e7|కోట్లు=1e7|మిలియన్=1e6|మిలియన్ల=1e6|బిలియన్=1e9|బిలియన్ల=1e9',
    bare: 'వంద|వెయ్యి',
    about: 'సుమారు|దాదాపు|ఇంచుమించు',
    over: 'కనీసం',
    under: 'గరిష్టంగా',
    overAfter: 'కు పైగా|కి పైగా|పైగా|పైచిలుకు|కంటే ఎక్కువ|మందికి పైగా|మందికిపైగా|కుపైగా',
    underAfter: 'వరకు|కంటే తక్కువ',
    to: 'నుంచి|నుండి|లేదా',
    vague: 'అనేక|కొన్ని|పలు|వేలాది|వందలాది',
    other: 'సంవత్సర*|ఏళ్ల*|ఏళ్లు|నెల*|వార*|రోజు*|గంట*|నిమిష*|శాతం|కిలోమీటర్*|కిమీ|మీటర్*|దేశ*|సార్లు|రెట్లు',
    between: 'ఉత్తర|కొరియా|కొరియన్|రష్యా|రష్యన్|ఉక్రెయిన్|అదనపు|మరో|ప్రత్యేక|సైనిక|బాలిస్టిక్|ఫిరంగి|మెట్రిక్|కొత్త|అమెరికా|మంది',
  },
  ur: {
    small:
      'گیارہ=11|بارہ=12|پندرہ=15|بیس=20|پچیس=25|تیس=30|چالیس=40|پچاس=50|ساٹھ=60|ستر=70|اسی=80|نوے=90|ڈیڑھ=1.5|ڈھائی=2.5|ساڑھے=+0.5|سوا=+0.25|پونے=-0.25',
    scales: 'سو=100|ہزار=1e3|لاکھ=1e5|کروڑ=1e7|ارب=1e9|کھرب=1e11|ملین=1e6|بلین=1e9|درجن=12',
    bare: 'سو|درجن',
    about: 'تقریبا|قریب|لگ بھگ|قریبا|اندازا',
    over: 'کم از کم',
    under: 'زیادہ سے زیادہ',
    aboutAfter: 'کے قریب|کے لگ بھگ',
    overAfter: 'سے زیادہ|سے زائد|سے بھی زیادہ|سے اوپر',
    underAfter: 'سے کم|تک',
    to: 'سے|یا|تا',
    vague: 'کئی|کچھ|سینکڑوں|ہزاروں|لاکھوں|درجنوں',
    other:
      'سال*|سالہ|برس|ماہ|مہین*|ہفت*|دن|دنوں|روز|روزہ|گھنٹ*|منٹ*|فیصد|کلومیٹر*|میٹر|میل|ممالک|ملکوں|بار|گنا|بجے',
    between:
      'کے|کی|اور|مزید|اضافی|نئے|شمالی|کوریائی|کوریا|روسی|یوکرینی|فوجی|خصوصی|بیلسٹک|توپ|میٹرک|امریکی|غیر|ملکی',
  },
  fa: {
    small:
      'یازده=11|دوازده=12|پانزده=15|بیست=20|سی=30|چهل=40|پنجاه=50|شصت=60|هفتاد=70|هشتاد=80|نود=90|نیم=0.5',
    scales:
      'صد=100|یکصد=100|دویست=200|سیصد=300|چهارصد=400|پانصد=500|ششصد=600|هفتصد=700|هشتصد=800|نهصد=900|هزار=1e3|میلیون=1e6|میلیارد=1e9|تریلیون=1e12|ده هزار=1e4',
    bare: 'صد|یکصد|دویست|سیصد|چهارصد|پانصد|ششصد|هفتصد|هشتصد|نهصد|هزار',
    about: 'حدود|نزدیک به|تقریبا|قریب به|در حدود|حدودا',
    over: 'بیش از|دست کم|دستکم|حداقل|بیشتر از|لااقل',
    under: 'حداکثر|تا|کمتر از',
    to: 'تا|یا|الی',
    vague: 'چند|چندین|صدها|هزاران|میلیون ها|ده ها|دهها',
    other: 'سال*|ماه*|هفته*|روز*|ساعت*|دقیقه*|درصد|کیلومتر*|متر|مایل|کشور*|بار|برابر|ژوئن|ژوئیه|مارس|مه',
    between:
      'از|و|نفر|تن|فروند|دستگاه|عدد|نیروی|نیروهای|نظامیان|دیگر|اضافی|کره|شمالی|روس|روسی|اوکراینی|ویژه|بالستیک|توپخانه|متریک|فقره',
  },
  ar: {
    small:
      'عشرين=20|عشرون=20|ثلاثين=30|اربعين=40|اربعون=40|خمسين=50|خمسون=50|ستين=60|سبعين=70|ثمانين=80|تسعين=90|نصف=0.5|ربع=0.25',
    scales:
      'مئة=100|مائة=100|مئتي=200|مئتا=200|مئتين=200|مائتي=200|ثلاثمئة=300|ثلاثمائة=300|اربعمئة=400|خمسمئة=500|خمسمائة=500|ستمئة=600|سبعمئة=700|ثمانمئة=800|تسعمئة=900|الف=1e3|الاف=1e3|ألفا=1e3|الفي=2e3|ألفين=2e3|الفان=2e3|مليون=1e6|ملايين=1e6|مليوني=2e6|مليونا=2e6|مليار=1e9|مليارات=1e9|ملياري=2e9|تريليون=1e12',
    bare: 'مئة|مائة|مئتي|مئتا|مئتين|ثلاثمئة|خمسمئة|الف|الفي|الفين|مليون|مليوني|مليار|ملياري|اربعمئة|ستمئة|ثلاثمائة|خمسمائة',
    about: 'حوالي|نحو|قرابة|زهاء|ما يقارب|ما يقرب من|تقريبا|ما يقدر ب',
    over: 'اكثر من|ما لا يقل عن|على الاقل|ما يزيد على|ما يزيد عن|فوق',
    under: 'ما يصل الى|يصل الى|اقل من|حتى|بحد اقصى|لا يزيد عن|لا يزيد على|نحو ما يصل الى',
    aboutAfter: 'تقريبا',
    overAfter: 'على الاقل|او اكثر',
    underAfter: 'على الاكثر',
    and: 'و',
    paired: 'بین|ما بین',
    to: 'الى|او',
    vague: 'عدة|بضع|بضعة|مئات|عشرات|الاف من|ملايين من',
    other:
      'عام*|سنة|سنوات|شهر*|اشهر|اسبوع*|اسابيع|يوم*|ايام|ساعة|ساعات|دقيقة|دقائق|بالمئة|بالمئه|في المئة|بالمائة|في المائة|كيلومتر*|كم|متر*|امتار|ميل|دول|دولة|بلدا|مرة|مرات|يونيو|يوليو|مارس|مايو|المادة',
    between:
      'من|عسكري|كوري|كوريا|كوريين|شمالي|شماليين|اضافي|اخرين|اخر|روسي|اوكراني|قذيفة مدفعية|طلقة|مترية|متري|الشمالية|الكوريين|الشماليين|كوريا',
  },
  tr: {
    small:
      'kırk=40|elli=50|altmış=60|yetmiş=70|seksen=80|doksan=90|yirmi=20|bir buçuk=1.5|buçuk=+0.5|yarım=0.5|beş yüz=500',
    scales:
      'yüz=100|bin=1e3|binden=1e3|bini=1e3|binin=1e3|milyon=1e6|milyona=1e6|milyondan=1e6|mn=1e6|milyar=1e9|milyardan=1e9|trilyon=1e12|düzine=12',
    bare: 'yüz|bin|binden',
    about: 'yaklaşık|takriben|tahminen|aşağı yukarı|neredeyse|tahmini',
    over: 'en az|asgari',
    under: 'en fazla|en çok|azami',
    aboutAfter: 'civarında|kadar|dolayında|yakın|e yakın|a yakın',
    overAfter:
      'den fazla|dan fazla|ten fazla|tan fazla|fazla|i aşkın|ı aşkın|yi aşkın|aşkın|den çok|nin üzerinde|in üzerinde|den daha fazla|üzerinde',
    underAfter: 'den az|dan az|e kadar|a kadar',
    to: 'ila|ile|veya|ya da',
    vague: 'birkaç|onlarca|yüzlerce|binlerce|milyonlarca|çok sayıda',
    other:
      'yıl*|ay|aylık|ayda|aydır|hafta*|gün*|saat*|dakika*|saniye*|yaş*|yüzde|km|kilometre*|metre*|mil|derece|ülke*|kez|kere|kat|puan|haziran|temmuz|mart|mayıs|madde*',
    between:
      'kuzey|koreli|kore|rus|ukraynalı|güney|ek|yeni|daha|adet|özel|elit|balistik|topçu|metrik|askeri|ağır|kısa|menzilli|uzun|seyir|yabancı|den|dan|fazla|kadar|civarında',
  },
  de: {
    small:
      'vierzig=40|fünfzig=50|sechzig=60|siebzig=70|achtzig=80|neunzig=90|beide=0|anderthalb=1.5|eineinhalb=1.5|zweieinhalb=2.5|halbe=0.5|halben=0.5|viertel=0.25',
    scales:
      'hundert=100|tausend=1e3|tsd=1e3|million=1e6|millionen=1e6|mio=1e6|mill=1e6|milliarde=1e9|milliarden=1e9|mrd=1e9|billion=1e12|billionen=1e12|dutzend=12',
    bare: 'hundert|tausend|eine million|eine milliarde|ein dutzend|eine halbe million|einer million|einer halben million|einer milliarde',
    about: 'etwa|rund|circa|ca|ungefähr|knapp|fast|schätzungsweise|gut|an die|nahezu',
    over: 'mehr als|über|mindestens|wenigstens|nicht weniger als|gut',
    under: 'bis zu|höchstens|maximal|weniger als|nicht mehr als|unter',
    overAfter: 'oder mehr',
    and: 'und',
    paired: 'zwischen',
    to: 'bis|oder',
    vague: 'mehrere|einige|dutzende|hunderte|tausende|zehntausende|viele|paar',
    other:
      'fuß|zoll|tonner|jahr*|jähr*|monat*|woche*|tag|tage|tagen|stunde*|minute*|sekunde*|uhr|prozent*|km|kilometer*|meter*|meilen|grad|länder*|laender*|staaten|mal|punkt*|seite*|stimmen|juni|juli|märz|mai|artikel',
    between:
      'der|von|weitere*|zusätzlich*|neu*|nordkoreanisch*|russisch*|ukrainisch*|südkoreanisch*|ausländisch*|eigen*|ballistisch*|schwer*|metrisch*|us|amerikanisch*|getötet*|gefallen*|verletzt*|verwundet*|gefangen*|wurden|worden|wurde|sind|waren|seien',
  },
  fr: {
    small:
      'quarante=40|cinquante=50|soixante=60|soixante-dix=70|quatre-vingt=80|quatre-vingts=80|quatre-vingt-dix=90|demi=0.5|quart=0.25|un demi=0.5',
    scales:
      'cent=100|cents=100|mille=1e3|million=1e6|millions=1e6|milliard=1e9|milliards=1e9|billion=1e12|douzaine=12|dizaine=10|vingtaine=20|trentaine=30|cinquantaine=50|centaine=100|quinzaine=15|quarantaine=40|soixantaine=60|millier=1e3|md=1e9|mds=1e9',
    bare: 'cent|mille|une douzaine|une dizaine|une vingtaine|une trentaine|une centaine|une cinquantaine|un millier|un million|un milliard|une quinzaine|une quarantaine',
    about: 'environ|quelque|près de|presque|autour de|à peu près|approximativement|une estimation de',
    over: "plus de|plus d'|au moins|au minimum|au-delà de|pas moins de|minimum",
    under: "jusqu'à|moins de|moins d'|au plus|au maximum|pas plus de|maximum",
    aboutAfter: 'environ',
    overAfter: 'au moins|ou plus',
    underAfter: 'au plus|au maximum|maximum',
    and: 'et',
    paired: 'entre',
    to: 'à|ou',
    vague: 'quelques|plusieurs|dizaines de|centaines de|milliers de',
    other:
      'an|ans|année*|mois|semaine*|jour*|heure*|minute*|seconde*|pour cent|pourcent*|km|kilomètre*|mètre*|milles|degré*|pays|fois|point*|page*|voix|juin|juillet|mars|mai|article*',
    between:
      "de|d'|des|du|la|le|nouveaux|autres|nord|coréens|coréen|russes|ukrainiens|supplémentaires|quelque|métriques|étrangers|ont|été|sont|étaient",
  },
  es: {
    small: 'cuarenta=40|cincuenta=50|sesenta=60|setenta=70|ochenta=80|noventa=90|medio=0.5|media=0.5',
    scales:
      'cien=100|ciento=100|cientos=100|doscientos=200|trescientos=300|cuatrocientos=400|quinientos=500|seiscientos=600|setecientos=700|ochocientos=800|novecientos=900|mil=1e3|millón=1e6|millones=1e6|mdd=1e6|docena=12|billón=1e12|billones=1e12|millardo=1e9',
    bare: 'cien|doscientos|trescientos|cuatrocientos|quinientos|mil|una docena|un millón|medio millón|un centenar|un millar',
    about: 'unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a|unos cuantos',
    over: 'más de|al menos|por lo menos|como mínimo|no menos de|superior a',
    under: 'hasta|menos de|como máximo|no más de|a lo sumo',
    overAfter: 'o más|como mínimo|al menos',
    and: 'y',
    paired: 'entre',
    to: 'a|o',
    vague: 'varios|varias|algunos|decenas de|cientos de|miles de|docenas de|pocos',
    other:
      'año*|mes|meses|semana*|día*|hora*|minuto*|segundo*|por ciento|porcentaje|km|kilómetro*|metro*|millas|grado*|país*|países|veces|punto*|página*|votos|junio|julio|marzo|mayo|artículo*',
    between:
      'de|del|los|las|nuevos|nuevas|otros|otras|adicionales|norcoreanos|norcoreanas|rusos|rusas|ucranianos|métricas|fueron|han|sido|más|extranjeros',
  },
  it: {
    small: 'quaranta=40|cinquanta=50|sessanta=60|settanta=70|ottanta=80|novanta=90|mezzo=0.5',
    scales:
      'cento=100|duecento=200|trecento=300|quattrocento=400|cinquecento=500|seicento=600|mille=1e3|mila=1e3|duemila=2e3|tremila=3e3|quattromila=4e3|cinquemila=5e3|seimila=6e3|settemila=7e3|ottomila=8e3|novemila=9e3|diecimila=1e4|undicimila=11e3|dodicimila=12e3|quindicimila=15e3|ventimila=2e4|trentamila=3e4|centomila=1e5|milione=1e6|milioni=1e6|mln=1e6|miliardo=1e9|miliardi=1e9|mld=1e9|dozzina=12|decina=10|centinaio=100|migliaio=1e3',
    bare: 'cento|duecento|trecento|quattrocento|cinquecento|seicento|mille|duemila|tremila|quattromila|cinquemila|seimila|settemila|ottomila|novemila|diecimila|undicimila|dodicimila|quindicimila|ventimila|trentamila|centomila|una dozzina|una decina|un centinaio|un migliaio|un milione|un miliardo',
    about: "circa|quasi|intorno a|all'incirca|approssimativamente|attorno a",
    over: 'più di|oltre|almeno|non meno di|minimo|come minimo',
    under: 'fino a|meno di|al massimo|non più di|massimo',
    aboutAfter: 'circa',
    overAfter: 'o più|almeno',
    and: 'e|e i',
    paired: 'tra|fra|tra i|fra i',
    to: 'a|o|ai',
    vague: 'alcuni|diversi|decine di|centinaia di|migliaia di|parecchi|pochi',
    other:
      'anno|anni|mese|mesi|settiman*|giorn*|ora|ore|minut*|second*|per cento|percento|km|chilometr*|metr*|miglia|grad*|paesi|volte|punt*|pagin*|voti|giugno|luglio|marzo|maggio|articol*',
    between:
      'di|del|dei|delle|altri|altre|nuovi|nuove|ulteriori|nordcoreani|nordcoreane|russi|russe|ucraini|metriche|sono|stati|state|speciali|stranieri|militari',
  },
  pl: {
    small:
      'dwóch=2|trzech=3|czterech=4|pięciu=5|dziesięciu=10|jedenaście=11|dwanaście=12|dwunastu=12|piętnaście=15|dwadzieścia=20|trzydzieści=30|czterdzieści=40|pięćdziesiąt=50|sześćdziesiąt=60|siedemdziesiąt=70|osiemdziesiąt=80|dziewięćdziesiąt=90|półtora=1.5|pół=0.5|ćwierć=0.25',
    scales:
      'sto=100|stu=100|dwieście=200|trzysta=300|czterysta=400|pięćset=500|sześćset=600|tysiąc=1e3|tysiące=1e3|tysięcy=1e3|tysiąca=1e3|tys=1e3|milion=1e6|miliona=1e6|miliony=1e6|milionów=1e6|mln=1e6|miliard=1e9|miliarda=1e9|miliardy=1e9|miliardów=1e9|mld=1e9|bilion=1e12|bilionów=1e12|tuzin=12',
    bare: 'sto|dwieście|trzysta|czterysta|pięćset|sześćset|tysiąc|milion|miliard|tuzin',
    about: 'około|ok|mniej więcej|blisko|prawie|niemal|w przybliżeniu|jakieś',
    over: 'ponad|więcej niż|co najmniej|przynajmniej|powyżej|nie mniej niż|minimum',
    under: 'do|mniej niż|najwyżej|co najwyżej|maksymalnie|nie więcej niż|poniżej',
    overAfter: 'i więcej|lub więcej',
    and: 'a|i',
    paired: 'między|pomiędzy',
    to: 'do|lub|albo',
    vague: 'kilka|kilku|kilkaset|kilkanaście|kilkadziesiąt|dziesiątki|setki|wiele|parę',
    other:
      'rok|roku|lata|lat|miesi*|tydz*|tygod*|dzień|dni|dnia|godz*|minut*|sekund*|procent*|proc|km|kilometr*|metr*|mil|stopni*|kraj*|państw*|razy|punkt*|stron*|głos*|czerwca|lipca|marca|maja|artykuł*',
    between:
      'i|z|nowych|innych|kolejnych|dodatkowych|północnokoreańsk*|rosyjsk*|ukraińsk*|południowokoreańsk*|elitarn*|artyleryjsk*|balistyczn*|metryczn*|zostało|żołnierzy i',
  },
  el: {
    small:
      'ενας=1|δυο=2|δυο=2|τρεις=3|τρια=3|τεσσερις=4|πεντε=5|εξι=6|επτα=7|εφτα=7|οκτω=8|οχτω=8|εννεα=9|εννια=9|δεκα=10|ενδεκα=11|δωδεκα=12|δεκαπεντε=15|εικοσι=20|τριαντα=30|σαραντα=40|πενηντα=50|μισο=0.5',
    scales:
      'εκατο=100|διακοσιοι=200|τριακοσιοι=300|πεντακοσιοι=500|χιλιαδες=1e3|χιλ=1e3|χιλιοι=1e3|χιλια=1e3|εκατομμυριο=1e6|εκατομμυρια=1e6|εκατ=1e6|δισεκατομμυριο=1e9|δισεκατομμυρια=1e9|δισ=1e9|τρισεκατομμυρια=1e12',
    bare: 'εκατο|χιλιοι|χιλια|διακοσιοι|τριακοσιοι|πεντακοσιοι',
    about: 'περιπου|γυρω στους|γυρω στις|σχεδον|κατα προσεγγιση',
    over: 'πανω απο|περισσοτεροι απο|περισσοτερους απο|περισσοτερα απο|τουλαχιστον|ανω των|περισσοτερες απο',
    under: 'εως|μεχρι|εως και|μεχρι και|λιγοτεροι απο|το πολυ|κατω απο|λιγοτερους απο',
    to: 'εως|με|η|ως',
    vague: 'μερικοι|αρκετοι|δεκαδες|εκατονταδες|πολλοι|μερικες',
    other:
      'ετος|ετη|ετων|χρονια|χρονων|μην*|εβδομαδ*|ημερ*|μερες|ωρ*|λεπτ*|δευτερ*|τοις εκατο|χλμ|χιλιομετρ*|μετρ*|χωρ*|φορες|μοναδ*|ιουνιου|ιουλιου|μαρτιου|μαιου|αρθρο*',
    between: 'βορειοκορεατ*|ρωσ*|ουκραν*|νεους|νεα|επιπλεον|αλλους|ειδικων|βαλλιστικ*|μετρικ*|των|της|τους',
  },
  id: {
    small: 'sebelas=11|belas=+10|setengah=0.5|seperempat=0.25',
    scales:
      'puluh=10|ratus=100|seratus=100|ribu=1e3|seribu=1e3|juta=1e6|sejuta=1e6|miliar=1e9|milyar=1e9|triliun=1e12|lusin=12|selusin=12|rb=1e3|jt=1e6',
    bare: 'seratus|seribu|sejuta|selusin',
    about: 'sekitar|kira-kira|kurang lebih|hampir|kurang-lebih|diperkirakan',
    over: 'lebih dari|setidaknya|sedikitnya|paling sedikit|minimal|di atas|paling tidak',
    under: 'hingga|sampai|kurang dari|paling banyak|maksimal|di bawah|tidak lebih dari',
    overAfter: 'lebih',
    and: 'dan',
    paired: 'antara',
    to: 'hingga|sampai|atau',
    vague: 'beberapa|puluhan|ratusan|ribuan|jutaan',
    other:
      'tahun*|bulan*|minggu*|pekan|hari|jam|menit|detik|persen|km|kilometer*|meter*|mil|derajat|negara*|kali|poin|halaman|suara|juni|juli|maret|mei|pasal',
    between:
      'orang|unit|buah|butir|personel|anggota|korea|utara|rusia|ukraina|tambahan|baru|lainnya|pasukan|metrik|elite|khusus',
  },
};
