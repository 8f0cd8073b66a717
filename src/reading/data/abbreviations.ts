/**
 * Words whose full stop doesn't end a sentence, folded (see fold.ts), without the stop. Gathered from newspaper usage;
 * shared by all languages of a script, since articles quote foreign names.
 */

/** Before a name or the thing meant: never the end of a sentence. */
export const titles = new Set(
  `mr mrs ms dr prof gen lt col maj sgt capt cpt cmdr adm brig sen rep gov pres amb rev hon st ste messrs mme mlle
  hr fr hrn frl sr sra srta dna dott sig ing arch avv on hv dhr mevr nr nos vs viz cf eg ie al op
  z.b d.h u.a bzw bspw ggf inkl exkl vgl usw sog ca evtl abs p.ej ej pag fig tab ed eds vol tel
  i.e e.g dra dras exmo exma eng ee mudr judr phdr rndr mgr hab dl sn ts tp gs pgs ths t.ex bl.a f.eks p.g.a
  κ κα κκ δρ
  ul al pl gen plk mjr kpt por doc mgr inz np tzn tj tzv tzw
  г гг ул пл пр просп пос обл р-н им акад проф ген полк подп кап ст лейт адм д-р доц тов гр т.е т.к т.н и.о
  ім вул акад проф див напр тис ред см
  डॉ डा श्री श्रीमती सुश्री कु प्रो पं मो मे कै ले ब्रि स्व रा प्रा एड अ ज उ नं क्र सं
  ડો ડૉ શ્રી શ્રીમતી સુશ્રી પ્રો પં તા સ્વ મે કુ નં
  ডা ড মো মোঃ অধ্যাপক মি মিসেস
  ਡਾ ਸ਼੍ਰੀ ਪ੍ਰੋ ਸ சி திரு டாக் டா శ్రీ డా ಶ್ರೀ ಡಾ ശ്രീ ഡോ ଡା ଶ୍ରୀ
  د م أ ا`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Abbreviated only before a number or a capital letter that is no new sentence: months, units, article numbers. */
export const beforeNumber = new Set(
  `no nr num art para pp p vol ch sec kl r godz abb fig jan feb mar apr jun jul aug sep sept oct nov dec fig abs bd s str kap
  стр с п пп ст рис т ч гл арт д кв корп янв февр фев мар апр авг сент сен окт нояб дек
  सं क्र नं पृ रु रू નં રૂ રુ ক্র`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** May end a sentence or stand inside it: the next word decides. */
export const either = new Set(
  `inc ltd co corp jr sr bros llc plc gmbh etc est dept univ a.m p.m u.s u.k u.n e.u d.c u.s.a d.p.r.k r.o.k
  usw etc bzw mio mrd tsd mln mld и.т.д т.д т.п др пр руб коп тыс млн млрд трлн р г гг в вв н.э мин сек км м кг долл
  тис млн млрд грн рр ст`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Words that open a new sentence after such an abbreviation, folded. */
export const openers = new Set(
  `the he she it they we i you this that these those in on at a an but and however meanwhile there his her its their as
  after before when while if for from with according
  der die das er sie es in im am auf an bei mit nach vor und aber doch
  le la les il elle ils elles dans un une mais et en ce cette
  el los las ella ellos pero y en un una este esta
  он она они оно мы я это этот эта в во на по при с со из за как также однако ранее позже кроме если но и а для после до
  він вона вони це у в на за як також проте після до
  toj тој тя той те това
  ten ta to on ona oni w we na po z ze za do od nie ale jednak jak jest tym tej tego
  bu o su ve ancak ama ayrica bunun bunlar ise bir daha sonra onlar
  det den de han hun i pa og men efter etter som en et
  se je v na po za pri ale ten ta to on ona oni pak kdyz
  a az ez es de hogy ha mert nem
  han hon se ne mutta ja kun on`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Letter names used as initials in Indic scripts ("के. चंद्रशेखर", "पी. वी."), leaving out those that are also words a sentence ends with. */
export const spelledInitials = new Set(
  `ए बी सी डी ई एफ एच जे के एल एम एन पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाय वाई जेड
  એ બી સી ડી ઈ એફ જી એચ આઈ જે કે એલ એમ એન પી ક્યુ આર એસ ટી યુ વી ડબલ્યુ એક્સ વાય
  বি সি ডি এফ জি এইচ জে কে এল এম এন পি আর এস টি ভি ডব্লিউ এ
  கே எம் ஜி ஆர் எஸ் டி பி சி வி என் எல் ஜே
  కె ఎం జి ఆర్ ఎస్ టి పి సి వి ఎన్ ఎల్ జె బి డి
  ಕೆ ಎಂ ಜಿ ಆರ್ ಎಸ್ ಟಿ ಪಿ ಸಿ ವಿ ಎನ್ ಎಲ್ ಜೆ ಬಿ ಡಿ
  കെ എം ജി ആർ എസ് ടി പി സി വി എൻ എൽ ജെ ബി ഡി
  ਕੇ ਐਮ ਜੀ ਆਰ ਐਸ ਟੀ ਪੀ ਸੀ ਵੀ ਐਨ ਐਲ`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Month names that follow an ordinal with a stop ("21. März", "21. mars"), first letters folded. */
export const monthStarts =
  /^(?:jan|feb|mar|mae|apr|avr|mai|maj|may|jun|jui|jul|aug|aou|avg|sep|okt|oct|ott|nov|dez|dec|des|led|uno|bre|dub|kve|cer|srp|zar|rij|lis|pro|sij|velj|ozu|tra|svi|lip|kol|ruj|stu|stud|tammi|helmi|maalis|huhti|touko|kesa|heina|elo|syys|loka|marras|joulu|januar|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)/;

/** German and kindred words before an ordinal that a noun follows ("der 21. Parteitag"). */
export const ordinalOpeners = new Set(
  'am vom zum der die das den dem des im beim zur ab bis seit und den d del van de het'.split(' '),
);

/** Languages that write ordinals as a number with a stop: such a stop ends a sentence only before a word that opens one. */
export const ordinalLanguages = new Set(
  'de da no nb nn cs sk sl hr bs hu fi et lv is tr az pl lb'.split(' '),
);
