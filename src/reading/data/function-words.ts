/**
 * The small words of each language, by which related languages of one script are told apart, folded (see fold.ts).
 * From frequency lists of newspaper text; names and loan words left out.
 */
export const functionWords: Record<string, Record<string, string>> = {
  Deva: {
    hi: `है हैं का की के को में से ने पर और यह वह ये वे था थी थे गया गई गए कर रहा रही रहे लिए भी नहीं एक जा हो इस उस इन उन किया दिया करने करते करता
      होने वाले वाली वाला तक साथ बाद कहा अपने अपनी अपना हुआ हुई हुए तो ही जो कि या कुछ बीच द्वारा मिली बताया चाहिए सकता सकते दी ली लेकिन अब आज फिर
      जब तब कोई सभी हम मैं आप मेरे हमारे क्या क्यों कैसे यहां वहां होता होती होते जाता जाती जाते लोगों देश दो बड़ा बड़ी पहले क्योंकि`,
    mr: `आहे आहेत आणि हे ही हा होते होता होती यांनी या त्या तो ती ते नाही असे असा अशी केली केला केले करून झाली झाला झाले म्हणून मात्र व पण तर येथे
      त्यांनी यांच्या त्यांच्या आपल्या काही एका सर्व मध्ये साठी पासून यामुळे दिली दिला दिले जात येत असून म्हणाले माहिती आता कडून बाबत याची त्याची
      मी तू आम्ही तुम्ही काय कसे कोण जी जे पाहा घेतला घेतली करा करणार होणार देखील यासाठी असलेल्या झालेल्या नका नव्हते हवे दोन का`,
    ne: `छ छन् र हो को का मा ले लाई पनि भन्ने गर्ने गरेको गरेका गर्न भएको भएका यो त्यो हुने हुन्छ हुन थियो थिए गरे भने तथा अनि छैन नै बाट सबै उनले तर
      यस उक्त लागि हुनेछ गरी गरिएको रहेको रहेका बताए दिए भए गर्दै वा पर्ने कुनै प्रत्येक हरू`,
    bho: `एगो रहल रहे जाला होला करेला सकेला खातिर ओकर हमनी लोगन बानी रउआ गइल सकेलीं केहू आपन के से में पर और या तथा भी एक के साथ बाद कर जा हो ही तक न बा बाटे बाड़े भइल कइल होखे खातिर सभ ओकर जवन केहू कवनो अउर बाकिर गइल रहल ना आपन एह ओह हवे करे सकेला होई मनई मिलल करत लोगन लोगनि आओर हवे एगो केहु केहू सबहि सबहिं कौनो ओके नइखे दोसर संगे जेकरा जेकर केकरो ह ई ऊ तहार हमार बानी बाड़न रहे ओही एही`,
    mag: `हई हलई हलथिन होए खातिर ओकर जेकर हका करइत कोय ओकरा अपन के से में पर और या तथा भी एक साथ बाद कर जा हो ही तक ना सब हए केकरो केओ कौनो सक कएल देल हई हइ हई हे हय अउर कोय ओकरा ओकर सब्भे सकऽ होवऽ करऽ कइल जा लेल आउ रहे एकर अपन नञ नयं जाय होवे करे सब्हे सके कि ई ऊ कउनो कोनो लेके हलइ हल हलथिन जाहे हथ`,
    mai: `छैक छलाह छथिन ओकर एहन जेँ सकैत केँ सँ रहैत अछिन्ह सभकेँ के से पर या तथा जे एक हो अछि छथि छल आ सं केर ओ एहि नहि हेतु कए लेल अपन सभ एवं ओहि जाहि हो कोनो वा होएत करबाक प्रत्येक सभक`,
    sa: `भवति भवन्ति करोति सह शक्यते एवं यत् यदि तथापि किम् कः सा ते जनः जनाः च न वा तु हि एव अपि इति अस्ति सन्ति तस्य सर्वे सर्वेषां प्रत्येकं कृते यः सः तत् अत्र भवति स्यात् वर्तते स्वस्य अधिकारः जनाः तथा विना कस्यापि`,
  },
  Arab: {
    ar: `فی من علی الی ان التی الذی هذا هذه مع عن بعد بین قال ما لا لم کان کانت قد او اذا کما حیث خلال هو هی ذلک غیر کل ایضا فیها له`,
    fa: `و در به از که این را با است ان برای هم می شد شده خود تا یک بر های نیز کرد کرده اما ما یا باید دارد بود نمی ها اند هر`,
    ur: `کے میں کی هے اور سے کا کو نے پر هیں که یه بهی اس ایک هو تها گیا کیا کر نهیں ان لیے جو تو وه اپنے کها رها رهے جا هی دیا تهی بعد`,
    ps: `د په چې او کې له ته یو دی شوی کړ هم خو سره ده یې به کړی څخه نه هر`,
    pnb: `دا دے نوں وچ تے نال اے دی کیتا سی ایهه ایس اوه هر کوئی توں ول کر هون نئیں لئی ساریاں بندے هووے اپنے`,
    skr: `کوں دے وچ تے دا دی هے نال اے کیتا هر کهیں توں سوا هووے ونجے کیتے ایں سبهو آپݨے اپݨے حق`,
    ckb: `له و به که بو ئه نه ده لهگه هه`,
    sd: `جي جو جا ۾ ته آهي کي سان هن ان کان آهن`,
  },
  Cyrl: {
    ru: `и в не на что с по как из для он это от к был за а его но у о до после при так также или были она они мы если может было со все ее их уже который которые
      только между чтобы этом года году сообщил заявил будет который во об под над без когда где кто мне мы вы нет да бы ли же чем себя`,
    uk: `і в не на що з та до у як для про від це був за його але його й або були вона вони ми якщо може було зі все її їх вже який які тільки між щоб цього року
      році повідомив заявив буде під над без коли де хто мені ви немає так би чи же ніж із при також після має йому вiн він`,
    be: `і ў у на не што з да як для пра ад гэта быў за яго але або былі яна яны мы калі можа было са усё яе іх ужо які якія толькі паміж каб гэтага годзе
      будзе пад над без дзе хто мне вы няма так бы ці жа чым пры таксама пасля мае яму ён кожны чалавек`,
    bg: `на и за се да от с е че са по ще като до не в които който която което при този тази това след един една но а или ли му ги им беше бе имa има може само между
      още със във към през без къде кой аз ние вие няма си така тя той те го ни ви защо какво всеки човек`,
    mk: `на и во се да од за со е што не ќе ги дека по како до кои кој која кое при овој оваа ова по еден една но а или ли му им беше има може само меѓу
      уште кон преку без каде јас ние вие нема си така таа тој тие го ни ви зошто секој човек сите`,
    sr: `је и у да се на за су од са који што која које не би као о до из при овај ова ово након један једна али а или ли му их им био била било има може само између
      још ка кроз без где ко ја ми ви нема си тако она он они га нам вам зашто сваки човек ће који нису није због код према после`,
    kk: `және мен бен бір бұл үшін деп еді болды бойынша туралы болып осы да де ол оның жылы қазақстан емес бар әр адам барлық оның`,
    ky: `жана менен бир бул үчүн деп эле болду боюнча жөнүндө болуп ушул да дагы ал анын жылы кыргыз эмес бар ар`,
    mn: `нь байна гэж болон энэ бол юм байгаа хүн бүр оны хийх ба тэр уг зэрэг дээр мөн аж байсан гэсэн болно эсвэл эрх бөгөөд`,
    tg: `ва дар ба аз ки ин бо барои аст шуд як ҳам он дорад мекунад худ то бар`,
    tt: `һәм белән бер бу өчен дип иде булды буенча турында булып да дә ул аның ел`,
  },
  Latn: {
    en: `the of and to in a is that for it on with as was at by he be from are this an has have his will said its not after over but they their who were been
      more new says say about into than up out how what why when which you we i or can would could no if all your our she her us`,
    de: `der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie
      einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei gegen vom wir ich kann keine ihr`,
    nl: `de van het een en in is dat op te voor met zijn niet aan er om ook als door bij naar over maar uit wordt hij tot dan of nog werd deze ze heeft worden
      kan geen meer moet hebben die dit was wel wat we ik je u`,
    fr: `l' d' qu' n' j' c' s' m' de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son ou aux cette ses mais comme on tout nous sa
      fait été aussi leur bien peut ces y deux après selon entre je vous elle ils était contre sans dont`,
    es: `de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos
      también fue había era muy años hasta desde está mi porque qué sólo han yo hay tras según`,
    pt: `de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso
      ela entre depois sem mesmo aos seus quem nas me esse eles você foi são é está após sobre`,
    it: `dell' all' nell' sull' un' l' d' c' dall' di e il la che in a per un è del non sono con le una da si dei nel al della i come anche lo ha alla più gli ma delle se o dal ai su nella questo ed era
      ci essere stato due suo sua loro tra mi ne perché cosa hanno sul dopo contro`,
    ca: `l' d' s' de la i el que a les els en un per una amb del es al no és com més dels seu va o són ha aquest aquesta però també entre sobre pel hi fins tot`,
    ro: `de și în a la cu pe nu din un o care să este pentru mai al că ce au ale lui fost sau prin după dar fi sunt despre între când ar acest această ca le îi
      si sa in`,
    pl: `w i na z do nie się że to o jest jak po za od przez dla ale co przy tym czy tylko był było są oraz ma już być może ich jego także ten która który które
      nad pod tego roku będzie jako także gdy`,
    cs: `a v se na je že o s z do i to k ve pro za by ale jako po si tak jeho od které který která jsou však bude byl také podle při jeho jen až nebo roku
      už pod co když mezi není`,
    sk: `a v sa na je že o s z do i to k vo pre za by ale ako po si tak jeho od ktoré ktorý ktorá sú však bude bol aj podľa pri len až alebo roku už pod čo keď medzi nie`,
    sl: `in v je na da se za so ki ne z s po o bi tudi pa pri kot do od ali še bo če med kako le bil bila več sta tega`,
    hr: `i u je se na da za su od s o a koji ne će bi kao iz što do koja nije kako ili po samo kada više pri ali sve sa bio ga nakon prema između tko gdje
      mjesto vrijeme svijet tijekom uvjet uvjeti vlasti rekao priopćio nitko svatko smije čovjek čovjeka dio djela cijele riječ izvješće suradnja sigurnost predsjednik netko opće izjavio`,
    'sr-Latn': `i u je se na da za su od sa o a koji ne će bi kao iz što do koja nije kako ili po samo kada više pri ali sve bio ga posle prema između ko gde
      mesto vreme svet tokom ovde treba šta ima pravo svako lice niko sme čovek čoveka veru vera uslov uslovi lica pošto opšte opšta opšti deo dela cele celo reč reči bez njegovo nikoga izveštaj saradnja bezbednost predsednik vlada izjavio`,
    hu: `a az és hogy nem is egy ez van volt már csak meg de ha el vagy mint még azt ki szerint után között pedig ezt majd lesz amely arra ami`,
    sv: `och i att det som en på är av för med den till inte har de om ett var sig från men så vi kan när ska nu efter man eller under över också mot hans vid
      sin sina han hon`,
    da: `og i at det er en til på som af de for den med ikke der har et om var han men fra sig vi kan når skal nu efter man eller under over også mod hans ved sin
      blev være hun jeg bliver`,
    no: `og i å det er en til på som av de for den med ikke har et om var han men fra seg vi kan når skal nå etter man eller under over også mot hans ved sin
      ble være hun jeg blir`,
    fi: `ja on ei että se oli hän ovat mutta myös kun tai kuin joka mukaan ole sen vain niin hänen nyt ollut jo sekä mitä jos jälkeen kanssa`,
    et: `ja on ei et see oli ta kui ka oma või ning mis kes pärast aga nii siis veel selle ole tema`,
    lt: `ir į kad iš su yra buvo ne tai ar bet kaip jis už po dėl nuo apie per taip pat jau`,
    lv: `un ir ka no ar par uz bija tas arī lai bet kā pēc vai tika nav gada savu`,
    sq: `e të në për me dhe një nga që është i së do si më nuk u ka por janë ky kjo ishte`,
    tr: `ve bir bu da de için ile olarak çok daha olan en kadar gibi sonra ne var o ise ama her olduğu oldu dedi değil yeni mi ya ki göre tarafından arasında
      sadece nasıl bin yıl`,
    az: `və bir bu da də üçün ilə olan ki o edib deyib olub sonra daha çox var isə amma hər görə tərəfindən arasında olaraq ən kimi necə idi`,
    vi: `của và các có là trong cho một được với những không người này đã từ khi ở về đến để ra tại vào năm sẽ như trên đang bị ông nhiều sau phải theo nhất cũng rất`,
    id: `yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi bahwa seorang
      adalah anda dia kita kami saya telah seperti harus serta terhadap antara hanya tak bagi para jika setelah sebuah masih apa`,
    ms: `yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke kerana tersebut boleh ada mereka lebih kata tahun sudah atau oleh menjadi bahawa seorang
      adalah anda dia kita kami saya telah seperti harus serta terhadap antara hanya tak bagi berkata ialah daripada iaitu beliau kepada selepas ketika negara`,
    tl: `ang ng sa na mga at ay si ni para kay ito hindi niya siya may mula nang ko din rin kung naman noong bilang`,
    sw: `ya wa na kwa ni katika la za kuwa cha hiyo huo lakini au pia baada yake watu mwaka alisema hii hilo`,
    eu: `eta da ez du dira izan zen bat ere egin duela baina ditu hau dute edo`,
    so: `iyo ka ku waxaa oo in la ee uu ayaa waa aan soo lagu`,
    uz: `va bir bu uchun bilan deb edi boʻlgan ham esa yil shu oʻz keyin haqida`,
  },
};

/** `letters` anywhere, `pairs` of letters anywhere, `endings` of words longer than the ending. */
export type Clue = [language: string, kind: 'letters' | 'pairs' | 'endings', what: string, weight: number];

/** Letters and endings that speak for one language among those of its script, folded; the weight is for each time they occur. */
export const clues: Record<string, Clue[]> = {
  Deva: [
    ['mr', 'letters', 'ळऱ', 1.2],
    [
      'mr',
      'endings',
      'च्या ांनी ांना ाच्या ाला ाचा ाची ाचे ातील ामुळे ून णार ावर ांचे ांचा ांची ांचं ाने ेत ात तील ासाठी ीसाठी साठी चा ची चं चे ल्या ्यात ण्याचा ण्याची ण्यात ांत वरच च',
      0.9,
    ],
    ['ne', 'endings', 'देखि सम्म बाट बाटै हरू हरु हरूको हरूले लाई संग को मा ेको ेका ्ने छन् ्छ ्दै ्यो न् र्', 0.8],
    ['hi', 'endings', 'ियों ाओं ों ेगा ेगी ेंगे ाने ाना ाएं ता ती ते कर ियां ें', 0.35],
    ['sa', 'letters', 'ः', 0.5],
    ['sa', 'endings', 'म् त् ानां स्य ेषां ेण ाय स्ति न्ति ीयः', 0.8],
    ['mai', 'endings', 'क कें सभक बाक ैत थि', 0.3],
    ['bho', 'endings', 'इल ेला ेके लन', 0.6],
    ['mag', 'letters', 'ऽ', 1],
  ],
  Arab: [
    ['ur', 'letters', 'ٹڈڑںےۓ', 0.3],
    ['pnb', 'letters', 'ٹڈڑںےۓ', 0.25],
    ['skr', 'letters', 'ٹڈڑںےۓ', 0.25],
    ['fa', 'letters', 'پچژگ', 0.08],
    ['fa', 'endings', 'های هایی ها اند ند', 0.4],
    ['ar', 'endings', 'ات ون ین ها', 0.05],
    ['ps', 'letters', 'ښځڅډړږېۍګټڼ', 0.6],
    ['ckb', 'letters', 'ێۆڕڵ', 0.8],
    ['sd', 'letters', 'ٻٺڄڃڇڏڙڳڻڪ۾', 0.7],
    ['skr', 'letters', 'ݨݙ', 2],
    ['skr', 'letters', 'ٻڄڳ', 0.9],
    ['pnb', 'endings', 'یاں دیاں نوں', 0.5],
    ['ug', 'letters', 'ۇۈۋې', 0.4],
  ],
  Cyrl: [
    ['be', 'letters', 'ў', 2],
    ['be', 'endings', 'ць цца асць ага ыя аў', 0.4],
    ['be', 'pairs', 'цц дз', 0.3],
    ['uk', 'letters', 'їєґ', 1.5],
    ['sr', 'letters', 'ђћ', 2],
    ['sr', 'letters', 'јљњџ', 0.5],
    ['mk', 'letters', 'ѓќѕ', 2],
    ['mk', 'letters', 'јљњџ', 0.35],
    ['mk', 'endings', 'ата ите от ето ува ија', 0.4],
    ['bg', 'endings', 'ата ите ият ето ът ята то та', 0.4],
    ['bg', 'letters', 'ъ', 0.7],
    ['ru', 'letters', 'ыэ', 0.3],
    ['be', 'letters', 'ыэ', 0.2],
    ['kk', 'letters', 'ы', 0.2],
    ['mn', 'letters', 'ыэ', 0.15],
    ['ky', 'letters', 'ыэ', 0.15],
    ['ru', 'endings', 'ого ться тся ый ий ия ии ся ение ость ить ать ешь ет ой ые', 0.3],
    ['uk', 'endings', 'ння ого ться ій ість ів ові ти ську ської', 0.35],
    ['uk', 'letters', 'і', 0.2],
    ['be', 'letters', 'і', 0.2],
    ['kk', 'letters', 'і', 0.1],
    ['kk', 'letters', 'әғқңұһ', 0.8],
    ['ky', 'letters', 'ң', 0.6],
    ['ky', 'letters', 'өү', 0.3],
    ['mn', 'letters', 'өү', 0.5],
    ['mn', 'pairs', 'аа ээ оо уу үү өө', 0.7],
    ['kk', 'letters', 'өү', 0.1],
    ['tg', 'letters', 'ҷҳӣӯғқ', 0.9],
    ['tt', 'letters', 'җәһ', 0.5],
    ['tt', 'letters', 'җ', 1],
    ['sr', 'endings', 'ује ски ости ања ао', 0.3],
  ],
  Latn: [
    ['vi', 'letters', 'ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹă', 0.5],
    ['vi', 'letters', 'âôêàáèéìíòóùúý', 0.1],
    ['tr', 'letters', 'ığş', 0.5],
    ['tr', 'endings', 'lar ler dan den nın nin lık lik yor', 0.2],
    ['az', 'letters', 'ə', 1],
    ['az', 'letters', 'ığşxq', 0.3],
    ['pl', 'letters', 'łąęśźżńć', 0.5],
    ['pl', 'pairs', 'cz sz rz', 0.2],
    ['cs', 'letters', 'řěů', 0.9],
    ['cs', 'letters', 'áíéýčšž', 0.12],
    ['sk', 'letters', 'ľĺŕôä', 0.8],
    ['sk', 'letters', 'áíéýčšž', 0.1],
    ['ro', 'letters', 'țșşţă', 0.6],
    ['ro', 'endings', 'ului ilor ele ul ea', 0.2],
    ['hu', 'letters', 'őű', 1],
    ['hu', 'letters', 'áéöü', 0.1],
    ['de', 'letters', 'ß', 1.5],
    ['de', 'letters', 'äöü', 0.2],
    ['de', 'pairs', 'ch', 0.1],
    ['de', 'endings', 'ung ungen lich isch ische ischen cht', 0.4],
    ['pt', 'letters', 'ãõ', 0.8],
    ['pt', 'endings', 'ção ções dade', 0.5],
    ['es', 'letters', 'ñ¿¡', 0.8],
    ['es', 'endings', 'ción dad ado iones', 0.4],
    ['fr', 'letters', 'œêèàçù', 0.25],
    ['fr', 'letters', 'é', 0.1],
    ['fr', 'endings', 'eux aux ées ement', 0.3],
    ['it', 'letters', 'òìùà', 0.3],
    ['it', 'endings', 'zione zioni ità ato gli', 0.4],
    ['sv', 'letters', 'åäö', 0.15],
    ['da', 'letters', 'æøå', 0.2],
    ['no', 'letters', 'æøå', 0.2],
    ['fi', 'pairs', 'ää', 0.5],
    ['fi', 'endings', 'ssa lla sta ssä llä stä en', 0.3],
    ['et', 'letters', 'õ', 0.4],
    ['lt', 'letters', 'ųėįū', 0.7],
    ['lv', 'letters', 'āēīūķļņģ', 0.5],
    ['hr', 'letters', 'čćžšđ', 0.2],
    ['sr-Latn', 'letters', 'čćžšđ', 0.2],
    ['hr', 'pairs', 'ij', 0.2],
    ['sr-Latn', 'endings', 'uje ovan anje', 0.1],
    ['sl', 'letters', 'čžš', 0.15],
    ['sq', 'letters', 'ë', 0.5],
    ['en', 'endings', 'ing tion ed ly', 0.3],
    ['en', 'pairs', 'th', 0.15],
    ['nl', 'pairs', 'ij aa', 0.2],
    ['id', 'endings', 'kan nya an', 0.2],
    ['ms', 'endings', 'kan nya an', 0.18],
  ],
};
