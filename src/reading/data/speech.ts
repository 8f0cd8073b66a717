/**
 * Words of saying, folded; "*" matches any ending. By script, since one sentence often quotes another language.
 * Gathered from news usage.
 */
export const speechWords: Record<string, string> = {
  Deva: `कहा कहना कहते कहती कही कहे कहकर बताया बताते बताई बोला बोले बोलीं बोली लिखा लिखते पूछा दोहराया जोर दावा चेतावनी घोषणा प्रतिक्रिया बयान मुताबिक अनुसार आरोप
    म्हणाले म्हणाल्या म्हणाला म्हटले सांगितले सांगत सांगितल्या लिहिले बताए भने भन्दै भन्नुभयो बताउनुभयो बताएका बताएको भनेका भनेको उल्लेख जवाब ठहराया करार आश्वासन आग्रह जोड़ा समझाया चेताया चेताते दोहराई दोहराते स्पष्ट टिप्पणी सुझाया पुष्टि खंडन ठुकराया मानना`,
  Gujr: 'કહ્યું કહ્યુ કહેવું કહે કહેતા કહેવામાં જણાવ્યું જણાવ્યુ જણાવતા બોલ્યા લખ્યું ઉમેર્યું પૂછ્યું દાવો ચેતવણી ભાર નિવેદન અનુસાર મુજબ આરોપ ચેતવ્યા સ્પષ્ટ પુષ્ટિ ટિપ્પણી જવાબ સલાહ ઉમેરતા માનવું',
  Beng: 'বলেন বলেছেন বলেছে বলা বললেন বলেও জানান জানিযেছেন জানায জানিযেছে লিখেছেন দাবি উল্লেখ মন্তব্য',
  Guru: 'ਕਿਹਾ ਦੱਸਿਆ ਬੋਲੇ ਲਿਖਿਆ ਕਹਿਣਾ ਦਾਅਵਾ',
  Taml: 'கூறினார் கூறியுள்ளார் தெரிவித்தார் தெரிவித்துள்ளார் என்று* என* கூறிய* தெரிவித்த*',
  Telu: 'అన్నారు చెప్పారు తెలిపారు పేర్కొన్నారు వెల్లడించారు అని*',
  Knda: 'ಹೇಳಿದರು ಹೇಳಿದ್ದಾರೆ ತಿಳಿಸಿದ್ದಾರೆ ತಿಳಿಸಿದರು ಎಂದು*',
  Mlym: 'പറഞ്ഞു അറിയിച്ചു വ്യക്തമാക്കി എന്ന്* എന്നു*',
  Arab: 'قال قالت وقال وقالت اضاف واضاف واضافت اضافت شدد وشدد حذر وحذر تابع وتابع اشار واشار اکد واکد اعلن واعلن صرح وصرح ذکر وذکر اوضح واوضح کتب گفت گفته افزود اظهار تاکید نوشت تصریح خاطرنشان هشدار کها بتایا کهنا کهتے لکها',
  Hebr: 'אמר אמרה הוסיף ציין כתב מסר הדגיש',
  Cyrl: `сказал* заяв* сообщ* отмет* подчеркн* добав* написал* пояснил* уточнил* цитиру* передает рассказал* считает призвал* ответил* напомнил* говорится пишет посоветовал* предупредил* предложил* спросил* пообещал* согласил* констатировал* резюмировал* воскликнул* заверил* признал* предположил* процитировал* словам поделил* объяснил* указал* прокомментировал* опроверг* подтвердил*
    сказав* сказал* заявив* повідом* зазнач* наголос* додав* написав* підкресл* розпов* вважає каза* каже передає порадив* попередив* запитав* пообіцяв* пояснив* визнав* припустив* словами прокоментував* підтвердив* спростував* відповів* закликав* нагадав*
    каза* заяви* съобщи* добави* подчерта* посочи* рекао рекла изјавио изјавила навео додао саопшт* истакао паведам* адзначы* дадаў дадала заявіў сказаў`,
  Latn: `said says say saying told tells added stated declared announced wrote claimed warned replied insisted noted argued vowed stressed quoted according called pledged adding asked commented remarked recalled urged promised suggested explained confirmed denied concluded emphasised emphasized reiterated tweeted believes joked testified cautioned continued observed acknowledged conceded wrote responded predicted
    sagte sagt sagten erklarte betonte fugte schrieb teilte meinte warnte hiess laut zufolge gesagt erganzte kommentierte forderte versicherte bekraftigte behauptete kritisierte ausserte antwortete fragte raumte beteuerte verkundete mahnte lobte
    dit declare declarait affirme ajoute explique indique souligne ecrit annonce selon assure estime precise lance repondu rappele promis conclu poursuivi martele confie reconnu prevenu averti denonce repete dement
    dijo dice afirmo declaro senalo agrego anadio aseguro subrayo explico escribio anuncio segun manifesto indico respondio advirtio sostuvo recordo insistio comento reconocio prometio reitero nego confirmo concluyo
    disse afirmou declarou acrescentou destacou escreveu anunciou segundo ressaltou detto ha dichiarato aggiunto affermato spiegato scritto secondo sottolineato ribadito commentato risposto precisato avvertito ricordato promesso concluso
    powiedzial* oswiadczyl* dodal* stwierdzil* podkreslil* napisal* zaznaczyl* przekazal* rekl* uvedl* prohlasil* dodal* zdoraznil* rekao izjavio odpowiedzial* zapewnil* ocenil* podal* skomentowal* ostrzegl* wyjasnil* zapytal* przypomnial*
    dedi soyledi belirtti acikladi ifade vurguladi kaydetti ekledi konustu yazdi diyerek aktardi bildirdi uyardi sordu yanitladi savundu hatirlatti dile
    noi cho biet tuyen bo khang dinh nhan manh viet phat bieu tra loi nhan xet canh bao ket luan chia se ujar kata mengatakan menyatakan tutur menegaskan ucap jelas berkata tambah ungkap imbuh terang papar tegas lanjut jawab menambahkan mengungkapkan menjelaskan memperingatkan zei zegt verklaarde aldus sade sager sagde sa spus declarat`,
  Hang: '말했* 밝혔* 강조했* 전했* 주장했* 설명했* 언급했* 지적했* 덧붙였* 보도했* 비난했* 경고했* 썼* 답했* 평가했* 했다 라고 이라고 며 고 라며 이라며 라면서 비판했* 촉구했* 반박했* 당부했* 호소했* 소개했* 역설했* 시사했* 물었* 부인했* 약속했* 덧붙* 전망했* 분석했* 확인했* 해명했* 토로했* 말하* 압박했*',
  Grek: 'δήλωσε* είπε* τόνισε* ανέφερε* υποστήριξε* πρόσθεσε* σημείωσε* ανακοίνωσε* υπογράμμισε* προειδοποίησε* λέει δηλώνει τονίζει',
  Thai: 'กล่าว ระบุ เปิดเผย บอก ประกาศ ยืนยัน พูด แถลง ย้ำ เตือน ชี้แจง',
  East: '述べ 語っ 話し 強調し 明らかに と発言 と表明 指摘し 主張し 伝え 報じ と書 と訴え コメント と説明 说 說 表示 称 稱 强调 強調 指出 宣布 写道 寫道 认为 認為 表態 表态 警告 回应 回應 告诉 告訴 報導 报道 付け加え 続け 答え 批判し 警告し 呼びかけ 応じ 明言し 断言し 語り 述懐 补充 補充 呼吁 呼籲 坚称 堅稱 声称 聲稱 重申 谴责 譴責 透露 提到 直言 坦言 反驳 反駁',
};

/** What marks the one who speaks right after the name, by script: Hindi "ने", Korean "은", Japanese "は". */
export const subjectMarks: Record<string, RegExp> = {
  Deva: /^\s?(?:जी\s)?(?:ने|नी|ले)(?![\p{L}\p{M}])/u,
  Gujr: /^(?:એ|ે)?(?:\s?(?:એ|ને))?(?![\p{L}\p{M}])/u,
  Hang: /^\s?[^\s]{0,12}?(?:은|는|이|가)\s/,
  East: /^[^、。「」]{0,12}?[はが]/,
};

/** What stands right before words that are only called so: "so-called", "так называемый", "이른바". Folded. */
export const soCalled =
  /(?:so-called|so called|dubbed|named|titled|entitled|так\s?называем\p{L}{0,30}|так\s?зван\p{L}{0,30}|तथाकथित|કહેવાત\S{0,30}|ઉપનામ|所谓|所謂|いわゆる|소위|이른바|sogenannt\p{L}{0,30}|soi-disant|dit[es]{0,2}|llamad[oa]s?|denominad[oa]s?|cosiddett\p{L}{0,30}|tak\szwan\p{L}{0,30}|sozde|cai\sgoi\sla|yang\sdisebut|المزعوم\p{L}{0,30}|ما\sيسمى)\s?(?:the\s|der\s|die\s|das\s)?[“"«„‘'「『]?$/u;

/** Korean puts these right behind what is said. */
export const koreanQuotatives =
  /^(?:이?라고|이?라며|이?라면서|고|며|면서|이?라는|는|다며|다고|하고|이?란|이?라)/;

/** Pronouns that open a sentence about the one named before, folded. */
export const pronouns = new Set(
  `उन्होंने उसने इन्होंने તેમણે તેણે તેઓએ त्यांनी त्याने तिने उनले তিনি ਉਨਹਾਂ ਉਸਨੇ அவர் ఆయన ఆమె ಅವರು അദ്ദേഹം انهوں اس وهو وی او
  he she er sie il elle el ella ele ela lui lei hij zij on ona o han hun ong ba ia dia
  он она він вона ён яна той тя тој таа 그는 그녀는 그가`.split(/\s+/),
);
