/**
 * Endings by language, folded (see fold.ts: no accents, nukta or candrabindu). A light stemmer takes off the longest
 * ending that leaves at least `least` letters, then tries again, at most `rounds` times; so that a word with and without
 * an ending comes to the same stem. `to` puts letters back. Gathered from school grammars of each language.
 */
export interface Endings {
  /** Letters (signs not counted) that must be left. */
  least: number;
  rounds: number;
  /** Parted by blanks; "ies>y" puts y in the place of ies. */
  endings: string;
  /** Words left as they are. */
  keep?: string;
}

export const endingsOf: Record<string, Endings> = {
  hi: {
    least: 2,
    rounds: 1,
    endings: 'ाइयों ाइयां ियों ियां ियो ाओं ाएं ाओ ुओं ाई ओं एं ों ें ीं ां ा ी े ि ु ू',
    keep: 'किमी सेमी मिमी किलो सोना सोला दिल्ली मीडिया',
  },
  mr: {
    least: 2,
    rounds: 3,
    endings: `ांमध्ये ामध्ये ेमध्ये ीमध्ये मध्ये ांसाठी ासाठी साठी ांच्या ाच्या ेच्या ीच्या च्या ांचा ांची ांचे ांचं ाचा ाची ाचे ाचं चा ची चे चं
      ांवरून ावरून वरून ांवर ावर ेवर ीवर वर ातून ेतून ीतून तून ाहून हून ांकडे ाकडे कडे ांशी ाशी शी ापासून पासून ापर्यंत पर्यंत ाबाबत बाबत ामुळे मुळे
      ाविरोधात विरोधात ातील ेतील ीतील तील ांना ांनी ींनी ींना ूंनी ाने ेने ीने ूने ने ाला ेला ीला ूला ला ांत ात ेत ीत ांसह ासह सह
      ां ीं ें ा ी े ो ि ु ू`,
    keep: 'हमला मामला फैसला महिला किमी',
  },
  ne: {
    least: 2,
    rounds: 3,
    endings:
      'हरूको हरूका हरूकी हरूले हरूलाई हरूमा हरूसंग हरू हरु लाई संग सित ले को का की मा बाट देखि सम्म द्वारा सहित भित्र माथि विरुद्ध ा ी ि',
  },
  gu: {
    least: 2,
    rounds: 4,
    endings: `માંથી માંના માંની નાથી ઓમાં ઓએ ઓને ઓનો ઓની ઓના ઓનું ોમાં ોએ ોને ોનો ોની ોના ોનું
      ના ની નો નું નાં ને માં થી સુધી પરના પરની વાળા એ ઓ ો ા ી ે િ ુ ૂ ું ાં ીઓ`,
    keep: 'કિમી',
  },
  bn: {
    least: 2,
    rounds: 5,
    endings: `গুলোর গুলোকে গুলোতে গুলো গুলির গুলিকে গুলি দেরকে দের টিকে টির টিতে টি টাকে টার টা খানা েরা যেরা েদের যের ের েতে তে কে ায>া ায়>া ার>া ির>ি ীর>ী েও রা য ে া ি ী ো ু`,
  },
  pa: { least: 2, rounds: 2, endings: 'ੀਆਂ ਿਆਂ ੀਆ ਿਆ ਿਓ ਾਂ ਾ ੀ ੇ ੋ ਿ ੁ' },
  or: { least: 2, rounds: 2, endings: 'ମାନଙ୍କର ମାନଙ୍କୁ ମାନେ ଗୁଡ଼ିକ ଙ୍କର ଙ୍କୁ ଙ୍କ ରେ ରୁ କୁ ର ା ି ୀ େ' },
  ta: {
    least: 3,
    rounds: 3,
    endings:
      'ிலிருந்து களுக்கு களின் களில் களை கள் த்தின் த்தில் த்தை த்துக்கு த்துடன் யின் யில் யை யுடன் யாவின்>யா யாவில்>யா யாவை>யா ிற்கு ுக்கு ுடன் ின் ில் ால் ோடு வின் வில் வை ை ு',
  },
  te: {
    least: 3,
    rounds: 3,
    endings: 'లలో లకు లను లతో లపై లు ల లోని లో కు కి ను ని తో పై నుంచి నుండి యొక్క ా ి ీ ు',
  },
  kn: {
    least: 3,
    rounds: 3,
    endings: 'ಗಳನ್ನು ಗಳಿಗೆ ಗಳಲ್ಲಿ ಗಳ ಗಳು ದಲ್ಲಿ ದಿಂದ ಯಲ್ಲಿ ಯನ್ನು ವನ್ನು ನ್ನು ಕ್ಕೆ ಲ್ಲಿ ಿಂದ ಿಗೆ ಗೆ ದ ಯ ನ ು ಿ',
  },
  ml: {
    least: 3,
    rounds: 3,
    endings:
      'ങ്ങളുടെ ങ്ങളിൽ ങ്ങളെ ങ്ങൾ കളുടെ കളെ കൾ യുടെ യിൽ യിലെ യിലേക്ക് യെ യുമായി ിന്റെ ിൽ ിലെ ിലേക്ക് ുമായി ിനെ ിന് ക്ക് െ ം ്',
  },
  si: { least: 2, rounds: 2, endings: 'වලින් වලට වල ගේ ට ේ ා ි ය' },
  ur: { least: 2, rounds: 1, endings: 'یوں یاں وں اوں یں ئیں ے ی ا وں اں', keep: 'میں نہیں ہیں' },
  fa: { least: 3, rounds: 2, endings: 'هایی های ها هایش ات ان ی یی' },
  ar: { least: 3, rounds: 1, endings: 'یات ات ان ون ین ها هم یه ه ی' },
  he: { least: 3, rounds: 1, endings: 'ים ות יה ית ה' },
  uk: {
    least: 2,
    rounds: 2,
    endings: `ськими ського ському ськими ськая ська ське ську ські ський ської ськім ською ського
      остями остей ості істю ість>ост остям
      іями ями ами еві ові ією ями ого ому ими ії ій іх их ім им ою ею єю ої ам ям ах ях ів їв ом ем єм ей ий а я і ї и у ю е є о ь й ся сь`,
  },
  be: {
    least: 2,
    rounds: 2,
    endings: `скага скаму скімі скай ская скае скую скія скім скіх скі ямі амі ага аму ымі імі ая яя ое ае ую юю ыя ія ых іх ым ім ой ай ей ам ям ах яў аў оў ом ем а я і ы у ю е э о ь й цца`,
  },
  bg: {
    least: 3,
    rounds: 2,
    endings:
      'ският ската ското ските ски ска ско овете ове ията иите ите ата ята ето ото ят ът ия ии ий а я и е о у й',
  },
  mk: {
    least: 3,
    rounds: 2,
    endings: 'ските скиот ската ското ски ска ско овите ови ите ата ето ото иот от а и е о у ј',
  },
  sr: {
    least: 3,
    rounds: 2,
    endings:
      'овима овама ијама ијом ијом ија ије ији ију ског ском ским ских ска ско ску ски ске има ама ога ому ом ем ог ој их им ова ови ове а е и о у ј',
  },
  kk: {
    least: 3,
    rounds: 3,
    endings: `лардың лердің дардың дердің тардың тердің лар лер дар дер тар тер ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті да де та те дан ден тан тен нан нен мен бен пен сы сі ы і`,
  },
  mn: {
    least: 3,
    rounds: 2,
    endings: 'уудын үүдийн ууд үүд ийн ын ийг ыг аас ээс оос өөс аар ээр оор өөр тай тэй той д т г',
  },
  en: {
    least: 3,
    rounds: 1,
    endings: 'ies>y sses>ss ches>ch shes>sh xes>x zes>z oes>o eed>eed',
    keep: 'news series species always us as is was has this his its less united kaesong texas paris during evening morning',
  },
  de: { least: 4, rounds: 2, endings: 'erns ern em er en es e s n innen>in', keep: 'putin berlin china' },
  nl: { least: 4, rounds: 1, endings: 'en es e s', keep: '' },
  sv: { least: 4, rounds: 1, endings: 'erna orna arna ens ets en et er ar or na a e s n t' },
  da: { least: 4, rounds: 1, endings: 'ernes erne ens ets en et er e s' },
  no: { least: 4, rounds: 1, endings: 'enes ene ens ets en et er e a s' },
  fr: {
    least: 3,
    rounds: 2,
    endings:
      'aux>al eaux>eau ennes>en enne>en elles>el elle>el trices>teur trice>teur ives>if ive>if es e s x',
  },
  es: {
    least: 3,
    rounds: 1,
    endings: 'ciones>cion siones>sion nes>n les>l res>r des>d ces>z jes>j os as es o a e s',
  },
  pt: {
    least: 3,
    rounds: 1,
    endings: 'coes>c cao>c soes>s sao>s oes>a aes>a ao>a ais>al eis>el res>r zes>z ns>m os as es o a e s',
  },
  it: { least: 3, rounds: 1, endings: 'chi>c che>c ghi>g ghe>g ioni>ion ione>ion i e a o' },
  ro: { least: 3, rounds: 2, endings: 'urilor urile ilor elor iile iei ului ul ele ile lui ei ii i e a u' },
  pl: {
    least: 3,
    rounds: 2,
    endings:
      'skiego skiemu skimi skich skiej skim ska skie ski sko ami ach owi ego emu ych ymi ich imi iej ej om ow em ie iem ia ii y i a e o u',
  },
  cs: {
    least: 3,
    rounds: 2,
    endings:
      'skeho skemu skymi skych ske ska sky sti ami emi ech ich ach ovi ove eho emu ych ymi um am em ou ym im y i a e o u',
  },
  sk: {
    least: 3,
    rounds: 2,
    endings:
      'skeho skemu skych ske ska sky ami ach och ovi ovia eho emu ych ymi om ov am em ou ym im y i a e o u',
  },
  hr: {
    least: 3,
    rounds: 2,
    endings: 'skog skom skim skih ska sko sku ski ske ovima ama ima og om em oj ih im ova ovi ove a e i o u',
  },
  tr: {
    least: 4,
    rounds: 3,
    endings: `larinin lerinin larinda lerinde larindan lerinden larina lerine larini lerini larin lerin lari leri lardan lerden larda lerde lara lere lar ler
      sinin sinda sinde sindan sinden sina sine sini si su nin nun in un yi yu ya ye na ne ni nda nde dan den tan ten da de ta te yla yle la le i u a e`,
  },
  az: {
    least: 4,
    rounds: 3,
    endings:
      'larinin lerinin larin lerin lari leri lar ler nin nun in un sinin si su ya ye na ne ni dan den da de i u a e',
  },
  id: { least: 4, rounds: 1, endings: 'nya lah kah', keep: '' },
  ms: { least: 4, rounds: 1, endings: 'nya lah kah', keep: '' },
  el: { least: 3, rounds: 1, endings: 'ους ων ες ος ου οι ης ας ις ει α η ο ε υ ι ω' },
};

/** Which stemmers a word of each script may need, the first for texts whose language has none of its own. */
export const stemmersOf: Record<string, string[]> = {
  Deva: ['hi', 'mr', 'ne'],
  Gujr: ['gu'],
  Beng: ['bn'],
  Guru: ['pa'],
  Orya: ['or'],
  Taml: ['ta'],
  Telu: ['te'],
  Knda: ['kn'],
  Mlym: ['ml'],
  Sinh: ['si'],
  Arab: ['fa', 'ar', 'ur'],
  Hebr: ['he'],
  Cyrl: ['ru', 'uk', 'be', 'bg', 'mk', 'sr', 'kk', 'mn'],
  Latn: [
    'en',
    'de',
    'nl',
    'sv',
    'da',
    'no',
    'fr',
    'es',
    'pt',
    'it',
    'ro',
    'pl',
    'cs',
    'sk',
    'hr',
    'tr',
    'az',
    'id',
    'vi',
  ],
  Grek: ['el'],
};

/** Korean particles, longest first; taken off only where at least one syllable is left. */
export const koreanParticles =
  `에서는 에서도 으로는 으로도 으로부터 에게서 이라고 이라는 이라며 에게 에서 까지 부터 보다 처럼 께서 으로 라고 라는 라며 이나 하고 이며 과의 와의 에는 에도 은 는 이 가 을 를 의 에 로 와 과 도 만 나`.split(
    ' ',
  );
