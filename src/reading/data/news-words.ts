/**
 * Words that headlines and short news use often, beside the small words in function-words.ts: titles drop the small words.
 * From the news vocabulary of each language; what kin languages share is listed for each, and so says little for either.
 */
export const newsWords: Record<string, Record<string, string>> = {
  Deva: {
    hi: `नहीं रहा रही होगी होगा होंगे करेंगे करेगी करेगा बोले बताया मिली मिला मिले दिया दी दिए लिया ली लिए गए किए हुई हराया गिरफ्तार मौत घायल हमला हमले खिलाफ
      बैठक मुलाकात चर्चा दौरा यात्रा राष्ट्रपति प्रधानमंत्री विदेश मंत्री मंत्रालय सरकार चुनाव पुलिस अदालत फैसला आरोप मामला मामले खबर देश दुनिया भारत रूस सोमवार मंगलवार
      बुधवार गुरुवार शुक्रवार शनिवार रविवार कल आज पहले बड़ा बड़ी नई नया नए लोगों लोग वजह जिनकी जिसमें इसमें इनमें उनकी उसकी मेरी यही वही भेजे भेजा पहुंचे पहुंची जल्द अब फिर सकता सकती सकते
      जाने जाएगा जाएगी आया आई आए राहत ऐलान हादसे हादसा संभावना स्थगित शुरू पांच छह कारण देर`,
    mr: `नाही आहेत होईल होतील करेल करतील म्हणाले सांगितले मिळाली मिळाला दिला घेतले झाली झाले झाला मृत्यू जखमी हल्ला विरोधात बैठक भेट चर्चा दौरा राष्ट्राध्यक्ष पंतप्रधान
      परराष्ट्र मंत्री सरकार निवडणूक पोलीस पोलिसांनी न्यायालय निर्णय आरोप प्रकरण बातमी देश जग भारत रशिया सोमवारी मंगळवारी बुधवारी गुरुवारी शुक्रवारी शनिवारी रविवारी उद्या आज
      पहिला दुसरा मोठा मोठी नवी नवा नवे लोक कारण त्याची तिची यांची यांचा यांचे इतका जाहीर शक्यता निकाल सामना विजय दिलासा दिवस आठवडा अधिवेशनाचे दरम्यान नंतर पूर्वी तर्फे चे ची चा`,
    ne: `छैन हुनेछ गर्नेछ गर्नेछन् गर्‍यो गऱ्यो भयो भए भएन दियो दिने बताए पाए मृत्यु घाइते आक्रमण विरुद्ध बैठक भेट भेटवार्ता भ्रमण राष्ट्रपति प्रधानमन्त्री परराष्ट्र मन्त्री विदेशमन्त्री सरकार
      निर्वाचन प्रहरी प्रहरीले अदालत निर्णय आरोप मुद्दा समाचार देश विश्व भारत रुस सोमबार मंगलबार मङ्गलबार बुधबार बिहीबार शुक्रबार शनिबार आइतबार भोलि आज हिजो
      पहिलो दोस्रो ठूलो ठुलो नयाँ मानिस कारण किनभने धेरै सेयर बजार लगानी लगानीकर्ता जना जनाको जनालाई पठायो पठाएको सैनिक बीच बिच सम्झौता उद्घाटन घोषणा वर्षा सम्भावना पक्राउ हराए उडान ढिला लागि`,
  },
  Arab: {
    ar: `یوم الیوم امس غدا رئیس الرئیس وزیر وزیره الخارجیه الحکومه الشرطه مقتل اصابه هجوم اتفاق لقاء زیاره انتخابات ارتفاع انخفاض اسعار النفط الجدید جدید جدیده برنامج حادث اشخاص شخص قوات الجیش
      جنود روسیا کوریا الشمالیه الجنوبیه الحرب اعلن اعلنت قالت اکد اکدت ترسل یفتتح تعتقل المتوقع العاصمه الامم المتحده عقوبات صاروخ جدا کبیر کبیره بعض هناک لماذا ماذا کیف متی این هل انه انها لقد سوف ثم عند عندما`,
    fa: `امروز دیروز فردا رئیس رییس جمهور وزیر خارجه دولت پلیس کشته زخمی حمله توافق دیدار سفر انتخابات افزایش کاهش قیمت نفت جدید برنامه حادثه نفر نیروهای ارتش سرباز روسیه کره شمالی جنوبی جنگ اعلام گفت گفتند
      خواهد خواهند کردند شدند بودند است هست نیست من تو ما خانه روز سال کشور پایتخت باران بازداشت سطح کشاورزان تحریم موشک چرا چه چگونه کجا هم هنوز همچنین پس پیش میشود میکند میگوید میرود میروم دارند بالاترین مورد باره روی`,
    ur: `آج کل صدر وزیر وزیراعظم خارجہ خارجه حکومت پولیس هلاک زخمی حمله معاهده ملاقات دوره انتخابات اضافه کمی قیمتوں تیل نیا نئی نئے منصوبه حادثے افراد فوج فوجی روس کوریا شمالی جنوبی جنگ اعلان کهنا
      دارالحکومت بارش امکان گرفتار ملزمان کسانوں ڈالر گے گی گا هوگا هوگی هوئے هوئی هوا کرنے والے والی والا ساته بعد پهلے کوئی کچه مزید خلاف اور میزائل پابندیاں بهیجے بهیجا افتتاح کریں`,
  },
  Cyrl: {
    ru: `понедельник понедельника вторник вторника среду среда среды четверг четверга пятницу пятница пятницы субботу суббота воскресенье января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь солдаты могут область войск учения поставки боеприпасы ракеты
      россия россии мск президент министр правительство полиция суд выборы встреча встретился встреча визит переговоры переговоров сша кндр украина украины войска война погибли ранены задержал задержала назвал назвала рассказал рассказали
      заявила сообщила сообщили отправил отправила пишет строит принял победила победил стало стал будут может нужно надо новая новый новые утром завтра сегодня вчера глава дата дату меня тебя себя мы нас вас них сказал сказала  человек человека людей день дня год лет жизнь без через уже ещё`,
    uk: `понеділок понеділка вівторок вівторка середу середа середи четвер четверга пʼятницю пятницю пятниця суботу субота неділю неділя січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня солдати можуть область військ навчання постачання боєприпаси ракети
      росія росії президент міністр уряд поліція суд вибори зустріч зустрівся зустрілася візит переговори переговорів сша кндр україна україни війська війна загинули поранені затримав затримала назвав назвала розповів розповіла
      заявила повідомила повідомили відправив відправила підписали пише будує прийняв перемогла переміг стало став будуть може треба потрібно нова новий нові вранці завтра сьогодні вчора голова дата дату мене тебе себе нас вас них сказав сказала людина людей день дня рік років життя`,
    be: `панядзелак аўторак сераду серада чацвер пятніцу пятніца суботу нядзелю студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня салдаты могуць вобласць войскаў вучэнні пастаўкі боепрыпасы ракеты
      расія расіі прэзідэнт міністр урад міліцыя суд выбары сустрэча сустрэўся сустрэлася візіт перамовы перамоваў зша кндр украіна украіны войскі вайна загінулі паранены паранены затрымаў затрымала назваў назвала расказаў
      заявіла паведаміла паведамілі адправіў адправіла піша будуе прыняў перамагла перамог стала стаў будуць можа трэба новая новы новыя раніцай заўтра сёння учора кіраўнік мяне цябе сябе нас вас іх сказаў сказала чалавекі людзей дзень дня гады гадоў жыццё першая першы`,
    bg: `понеделник вторник сряда четвъртък петък събота неделя януари февруари март април май юни юли август септември октомври ноември декември войниците могат област войските учения доставки боеприпаси ракети
      русия президентът президент министър министърът правителството полицията съд избори среща срещна посещение преговорите сащ кндр украйна войници война загинаха ранени задържа обяви каза казаха
      заяви съобщи съобщиха изпрати пише строи прие победи ще бъде бъдат може трябва нова новият нови сутринта утре днес вчера двама трима души човек хора ден година години живот отборът премиерът срещу през достигна очаква столицата`,
    mk: `понеделник вторник среда четврток петок сабота недела јануари февруари март април мај јуни јули август септември октомври ноември декември војниците можат област војската вежби испораки муниција ракети
      русија претседателот претседател министер министерот владата полицијата суд избори средба сретна посета преговорите сад украина војници војна загинаа ранети уапси објави рече рекоа
      изјави соопшти испрати пишува гради прифати победи ќе биде бидат може треба нова новиот нови утрово утре денес вчера двајца тројца луѓе ден година години живот премиерот против право нема биде секој никој било според очекува престолнината`,
    sr: `понедељак уторак среду среда четвртак петак суботу субота недељу недеља јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра војници могу област војске вежбе испоруке муниција ракете
      русија русије председник министар влада полиција суд избори састанак састао састала посета преговори преговора сад украјина војници рат погинуле погинуло рањено ухапсила објавио рекао рекла
      изјавио саопштио послала послао пише гради прихватио победила победио биће може треба нова нови нове јутрос сутра данас јуче двојица двојицу људи дан година године живот премијер против стигла очекује престоници делегација`,
  },
  Latn: {
    en: `some many more sees see saw on off ambassador official officials monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
      minister president police court election meeting visit talks war troops killed hurt injured arrest arrests arrested meets met visits sends sent signs says told tells leader leaders government report reports deal treaty
      price prices record high plan today tomorrow yesterday per cent percent three two five people man woman day days week month years live latest breaking amid off down back first last set under between against before since while where open opens hit hits`,
    de: `montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember botschafter
      minister präsident polizei gericht wahl treffen trifft trafen besuch besucht gespräche krieg soldaten tote verletzte nimmt fest schickt unterzeichnet sagt sagte führer machthaber regierung bericht abkommen
      vertrag preis höchststand plan heute morgen gestern prozent drei zwei fünf menschen tage jahre neue neuer neues gegen zwischen unter nach beim will wollen soll sollen muss warnt fordert russland nordkorea unfall landwirte steigt verdächtige öffnet`,
    fr: `lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre ambassadeur
      à où très même ministre président police tribunal élection rencontre rencontrent visite entretiens guerre soldats troupes morts blessés arrête envoie signe dit dirigeant gouvernement accord traité prix plan aujourd'hui demain hier
      trois cinq jours ans nouveau nouvelle nouveaux contre entre chez vers selon russie corée inaugure monte pétrole accident suspects pont agriculteurs depuis pendant`,
    es: `lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre embajador
      ministro presidente policía tribunal elección elecciones reúne reunión visita guerra soldados tropas muertos heridos heridas mueren detiene envía firma dice líder gobierno acuerdo tratado precio plan hoy mañana ayer
      tres cinco días nuevo nueva nuevos contra rusia corea inaugura sube petróleo accidente sospechosos puente agricultores tras según del al`,
    pt: `segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro embaixador
      ministro presidente polícia tribunal eleição eleições reúne reunião encontra encontro visita guerra soldados tropas mortos feridos feridas morrem prende envia assina diz líder governo acordo tratado preço plano hoje amanhã ontem
      três cinco dias novo nova novos contra rússia coreia inaugura sobe petróleo acidente suspeitos ponte agricultores após segundo máxima atinge à às`,
    it: `lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ambasciatore
      ministro presidente polizia tribunale elezione elezioni incontra incontro visita guerra soldati truppe morti morte feriti ferite arresta invia firma dice leader governo accordo trattato prezzo piano oggi domani ieri
      tre cinque giorni nuovo nuova nuovi contro russia corea inaugura sale petrolio incidente sospettati ponte agricoltori dopo secondo`,
    nl: `minister president politie rechtbank verkiezing ontmoet ontmoeting bezoek bezoekt oorlog soldaten doden gewonden houdt stuurt tekent zegt leider regering akkoord verdrag prijs plan vandaag morgen gisteren
      drie twee vijf mensen dagen nieuw nieuwe tegen tussen rusland ongeluk boeren verdachten opent`,
    pl: `minister prezydent policja sąd wybory spotkał spotkała spotkanie wizyta wojna żołnierze żołnierzy wojska zginęły zginęło rannych zatrzymała zatrzymał wysyła wysłała podpisał powiedział przywódca rząd porozumienie traktat cena plan dzisiaj dziś
      jutro wczoraj trzy dwóch pięć osoby osób dni nowy nowa nowe przeciw między rosja rosji korea otworzy rolników podejrzanych most`,
    cs: `ministr prezident policie soud volby setkal setkala setkání návštěva válka vojáci zemřeli zraněno zadržela zadržel posílá vyslala podepsal řekl vůdce vláda dohoda smlouva cena plán dnes zítra včera tři dva pět lidé lidí dní nový nová nové proti mezi rusko korea podezřelé novou`,
    tr: `bakanı başkanı cumhurbaşkanı polis mahkeme seçim görüştü görüşme ziyaret savaş asker askerler öldü yaralandı gözaltına gönderdi imzaladı söyledi lider hükümet anlaşma fiyat plan bugün yarın dün üç iki beş kişi gün yeni karşı rusya kore kuzey bekleniyor`,
    vi: `gặp tại bộ trưởng tổng thống cảnh sát bầu cử chuyến thăm chiến tranh binh sĩ quân chết bị thương bắt gửi ký nói lãnh đạo chính phủ thỏa thuận hiệp ước giá hôm nay ngày mai nga triều tiên hàn quốc mới gần tới nghi phạm tăng`,
    id: `menteri presiden polisi pengadilan pemilu bertemu pertemuan kunjungan perang tentara pasukan tewas luka tangkap menangkap kirim mengirim tandatangani ujar pemimpin pemerintah kesepakatan perjanjian harga rencana hari ini besok kemarin
      tiga dua lima orang baru rusia korea utara selatan usai saat karena bisa bahwa tempat ketika tersebut di berencana kecelakaan naik cuaca sekolah rusak mereka melihat`,
    ms: `polis mahkamah pilihan raya bertemu lawatan perang tentera terbunuh cedera menahan ditahan menghantar menandatangani ujarnya kerajaan perjanjian harga rancangan hari esok semalam iaitu ialah kerana boleh bahawa manakala turut ketika pihak datuk seri negeri berkata beliau sekiranya mahu kata lelaki`,
  },
};
