/**
 * The letters that make up nearly all running text, by script. A wrong decoding keeps the shape of a text but
 * shuffles its letters, so rare ones abound. Own tables, from the letter orders of each language's alphabet in use.
 */
const commonLetters: Record<string, Set<string>> = {
  latin: letters(
    'aàáâäãåæbcçdeéèêëfghiíìîïjklmnñoóòôöõøpqrstuúùûüvwxyzßœąćęłńśźżčěňřšťůžőűğışășțāēīūķļņģįųėđďĺľŕýÿ',
  ),
  cyrillic: letters('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїєґў'),
  greek: letters('αοιετσνηυρπκμλωςγδθφχβξζψάέήίόύώ'),
  hebrew: letters('יוהלאמרתבשנעדםקחפכטגצןזסךץף'),
  arabic: letters('اليمنوترهبعدسفقكحةجشصىخطأذضغثءزظئإآؤًٌپچژگکی،'),
  thai: letters('านรอกเงมยลวดทตสะปบคหแจพชขใไโผธศณฟซถภฐุูิีึืั่้์ำๆ็'),
  kana: letters(
    'のにはをたがでとしれさいるてなあもこかくっりまらんうすせきそけえちつよわおどだばびぶべぼじずぜぞごげぐぎがょゅゃンスルトイアリクラドロジテシタマプコレデグメニオフムパサカナキチッュョャーバブボピペポビベミモヤユヨワダガギゲゴザズゼゾエウケソツセネノハヒヘホヌヴァィェォ',
  ),
  hangul: letters(
    '이다는에을의를가고하한지로은도기사서리자대인있어나시해정과전스아일제수부보라장원으주들국상그것만관성구동여신공조비연회성유위미치계우선러안화방경문무용년월개세경통면적북남군모생과실명발산호의내물오후당합당마소식등포양진했했습니까되된될며및했던했다고있는었았할까습니현재시간분석최중심트크르드레프푸틴평강협력탄핵무군정외교차관총재위협김정은',
  ),
  han: letters(
    '的一是不了人在有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴' +
      '國會來這個們為說對時過學後還發開經頭動長現將與進實點聲話兒機給業間電門東氣關並內軍產萬體總場師書員華報馬張難數車應親務係計記邊風戰幹許覺題統請愛讓認論義術結連遠資隊帶條變聯權領傳紅決達辦運強區轉輕語滿識極黃臉錢黨設雙歷圖廣議際單據導網專誰讀飛觀爭組視濟離雖壞興' +
      '日本人大年会国中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賀訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達' +
      '為替委全致現状維持通勤時間平均短見通始発北海道大雪気象庁今夜朝山沿予想代表進出延長戦末決勝朝鮮露俄羅斯金正恩普京總統習近平',
  ),
};

const plainPunctuation = new Set([
  ...'“”‘’„‚«»‹›—–…•·№°€£§©®™¡¿、。，．「」『』！？：；（）〈〉《》【】・～〜％〃々ー　ºª½¼¾\u00a0\u00ad\u200b\u200e\u200f،؛؟ๆฯ',
]);

type Kind = keyof typeof commonLetters | 'other-letter' | 'half-kana' | 'sign' | 'bad' | 'control' | 'ascii';

/**
 * Judges how far a decoded text is from any real text.
 * @returns about 0.1 for running text in its right encoding, above 0.5 for a wrong one, and the number of
 *   characters outside ASCII it was judged by; pure ASCII costs nothing
 */
export function judgeDecoding(text: string): { cost: number; judged: number } {
  let cost = 0;
  let judged = 0;
  let previousKind: Kind = 'ascii';
  let previousLower = false;
  let previousLetter = false;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    const kind = kindOf(code);
    if (kind === 'ascii') {
      const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
      if (letter && previousLetter && isCased(previousKind) && previousKind !== 'latin') cost += 1;
      if (code >= 65 && code <= 90 && previousLower && previousKind === 'latin') cost += 0.5;
      previousLetter = letter;
      previousLower = code >= 97 && code <= 122;
      previousKind = letter ? 'latin' : 'ascii';
      continue;
    }
    judged += 1;
    if (kind === 'bad') {
      cost += 4;
      previousLetter = false;
      continue;
    }
    if (kind === 'control') {
      cost += 3;
      previousLetter = false;
      continue;
    }
    if (kind === 'sign') {
      if (plainPunctuation.has(char)) cost += previousLetter && previousLower && isOpening(char) ? 0.6 : 0.15;
      else cost += 1.1;
      previousLetter = false;
      previousLower = false;
      previousKind = kind;
      continue;
    }
    const lower = char.toLowerCase();
    const upper = lower !== char;
    if (kind === 'half-kana') cost += 0.9;
    else if (kind === 'other-letter') cost += code >= 0x900 && code < 0xe00 ? 0.2 : 0.6;
    else if (!commonLetters[kind]?.has(lower)) cost += kind === 'hangul' ? 0.45 : 0.7;
    else cost += 0.1;
    if (previousLetter && isCased(kind)) {
      if (upper && previousLower) cost += 1;
      if (previousKind !== kind && previousKind !== 'ascii') cost += 1;
    } else if (previousLetter && previousKind !== kind && isCased(previousKind) && previousKind !== 'latin') {
      cost += 0.8;
    }
    previousLetter = true;
    previousLower = !upper && isCased(kind) && char.toUpperCase() !== char;
    previousKind = kind;
  }
  return { cost: judged === 0 ? 0 : cost / judged, judged };
}

function kindOf(code: number): Kind {
  if (code < 0x80) return code < 0x20 && code !== 9 && code !== 10 && code !== 13 ? 'control' : 'ascii';
  if (code < 0xa0) return 'bad';
  if (code < 0x250) return isLatinLetter(code) ? 'latin' : 'sign';
  if (code >= 0x300 && code < 0x370) return 'other-letter';
  if (code >= 0x370 && code < 0x400) return 'greek';
  if (code >= 0x400 && code < 0x530) return 'cyrillic';
  if (code >= 0x590 && code < 0x600) return 'hebrew';
  if (code >= 0x600 && code < 0x700) return 'arabic';
  if (code >= 0xe00 && code < 0xe80) return 'thai';
  if (code >= 0x900 && code < 0xe00) return 'other-letter';
  if (code >= 0x1e00 && code < 0x2000) return 'latin';
  if (code >= 0x2000 && code < 0x3000) return 'sign';
  if (code >= 0x3040 && code < 0x3100) return 'kana';
  if (code >= 0x3000 && code < 0x3040) return code === 0x3005 ? 'han' : 'sign';
  if (code >= 0x4e00 && code < 0xa000) return 'han';
  if (code >= 0xac00 && code < 0xd7a4) return 'hangul';
  if (code >= 0xe000 && code < 0xf900) return 'bad';
  if (code >= 0xff01 && code < 0xff61) return 'sign';
  if (code >= 0xff61 && code < 0xffa0) return 'half-kana';
  if (code === 0xfffd || (code & 0xfffe) === 0xfffe || (code >= 0xd800 && code < 0xe000)) return 'bad';
  return 'other-letter';
}

function isLatinLetter(code: number): boolean {
  return code >= 0xc0 ? code !== 0xd7 && code !== 0xf7 : false;
}

function isCased(kind: Kind): boolean {
  return kind === 'latin' || kind === 'cyrillic' || kind === 'greek';
}

function isOpening(char: string): boolean {
  return (
    char === '¡' ||
    char === '¿' ||
    char === '°' ||
    char === '№' ||
    char === '§' ||
    char === '©' ||
    char === '®'
  );
}

function letters(list: string): Set<string> {
  return new Set(list);
}
