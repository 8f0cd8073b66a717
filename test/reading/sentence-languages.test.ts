import { expect, test } from 'vitest';
import { splitSentences } from '../../src/reading/sentences.ts';

/** Where each text must be cut: "¦" stands for a blank between sentences, "‖" for a border without one. */
const cases: [language: string, text: string][] = [
  ['ar', 'وصل الوزير إلى بيونغ يانغ.¦قال د. محمد إنه سعيد.¦هل عاد؟¦نعم.'],
  ['be', 'Дагавор падпісаны ў 2024 г.¦У Мінску маўчаць.¦Гл. арт. 5.'],
  ['bg', 'Министърът пристигна в 10 ч. и каза „Добре.“¦После тръгна.¦Г-н Иванов и проф. Петров останаха.'],
  ['bn', 'মো. রহিম ও এ. কে. আজাদ গেলেন।¦ড. ইউনূস বললেন।¦শেষ।'],
  ['cs', 'Ministr přijel 21. března.¦Ing. Novák a MUDr. Svoboda odešli.¦V r. 2024 to skončilo.'],
  [
    'de',
    'Am 3. und 4. März traf Dr. h. c. Müller Prof. Schmidt.¦Er sagte: „Ja.“¦Das kostet ca. 3,5 Mio. Euro.¦Heute ist der 21.¦Das war es.¦Siehe S. 4 bzw. Abb. 2.',
  ],
  ['el', 'Ο υπουργός έφτασε.¦Ο κ. Παπαδόπουλος μίλησε.¦Τι έγινε;¦Τίποτα.'],
  [
    'en',
    'Lt. Gen. Kim Yong Bok and Sen. J. D. Vance met at 5 p.m. Monday.¦"Is that so?" he asked.¦Kim Jr. left.¦The No. 2 official, i.e. Choe, stayed.¦It cost $3.5 million.¦Really?!¦Yes... but no.',
  ],
  [
    'en',
    'He works for Acme Inc.¦He quit.¦It is 3 a.m. now.¦See Fig. 2.¦Mr. and Mrs. Smith of St. Petersburg came.',
  ],
  ['es', 'El Sr. Pérez y la Dra. Gómez llegaron a EE. UU. el lunes.¦¿Qué pasó?¦¡Nada!¦El art. 5 sigue.'],
  ['fa', 'وزیر خارجه وارد شد.¦او گفت: «خوب است.»¦سپس رفت؟¦بله!¦دکتر م. احمدی آمد.'],
  ['fi', 'Ministeri saapui 21. maaliskuuta.¦Klo 10.30 hän puhui.¦Loppu.'],
  [
    'fr',
    'M. Lavrov a rencontré Mme. Choe.¦« C’est fini ! » a-t-il lancé.¦L’art. 4 du traité, etc.¦Il est parti.',
  ],
  ['gu', 'શ્રી એસ. જયશંકર મળ્યા.¦પ્રો. પટેલે કહ્યું, “બરાબર છે.”¦પછી તેઓ ગયા.‖રશિયાએ રૂ. ૫ કરોડ આપ્યા.'],
  ['he', 'השר הגיע.¦ד"ר כהן אמר "טוב."¦ואז הלך.¦ארה"ב שתקה.'],
  [
    'hi',
    'एस. जयशंकर और पी. चिदंबरम मिले।¦प्रो. के. पी. सिंह ने कहा, “ठीक है।”¦फिर वे गए।‖रूस ने 2.5 करोड़ दिए.¦यू.एस. ने मना किया.',
  ],
  ['hu', 'A miniszter március 21-én érkezett.¦Dr. Kovács és 3. felesége elment.¦Vége.'],
  ['id', 'Menteri tiba.¦Prof. Dr. Budi berkata.¦Ia pergi pukul 10.30.¦Selesai.'],
  ['it', 'Il sig. Rossi e il dott. Bianchi sono arrivati.¦“È finita.”¦Poi partì.'],
  ['ja', '外相は訪問した。‖「協力を深めたい」と述べた。‖（続報あり。）‖会談は２時間だった！？‖次回は未定。'],
  ['kk', 'Министр келді.¦А. С. Иванов пен т.б. сөйледі.¦Келіссөз 2024 ж. басталды.'],
  ['km', 'រដ្ឋមន្ត្រីបានមកដល់។¦ការពិភាក្សាបានចាប់ផ្តើម។'],
  ['kn', 'ಸಚಿವರು ಬಂದರು.¦ಡಾ. ರಾವ್ ಮಾತನಾಡಿದರು.¦ಕೆ. ಶಿವಕುಮಾರ್ ಹೋದರು.'],
  ['ko', '회담은 3.5시간 걸렸다.¦김 위원장은 2024. 6. 19. 서명했다.¦“좋다.”¦양측은 합의했다.'],
  ['ml', 'മന്ത്രി എത്തി.¦ഡോ. നായർ സംസാരിച്ചു.¦എം.ടി. വാസുദേവൻ നായർ എഴുതി.'],
  ['mr', 'डॉ. पाटील म्हणाले.¦इ.स. २०२४ मध्ये भेट झाली.¦ते गेले.'],
  ['my', 'ဝန်ကြီး ရောက်ရှိသည်။¦ဆွေးနွေးပွဲ စတင်သည်။'],
  ['ne', 'मन्त्री आए।¦डा. शर्माले भने।¦वि.सं. २०८१ मा भेट भयो।'],
  ['nl', 'Dhr. De Vries en prof. dr. Jansen kwamen o.a. naar Den Haag.¦"Klaar."¦Toen ging hij.'],
  ['or', 'ମନ୍ତ୍ରୀ ପହଞ୍ଚିଲେ।¦ଡା. ଦାସ କହିଲେ।'],
  ['pa', 'ਮੰਤਰੀ ਪਹੁੰਚੇ।¦ਡਾ. ਸਿੰਘ ਨੇ ਕਿਹਾ।¦ਗੱਲਬਾਤ ਹੋਈ।'],
  [
    'pl',
    'W 2024 r. prezydent przyjechał.¦Prof. dr hab. Nowak, tzn. on, wyszedł o godz. 10.30.¦Na tym koniec.',
  ],
  ['pt', 'O Sr. Silva e a Dra. Costa chegaram.¦O art. 5.º continua.¦Fim.'],
  ['ro', 'Dl. Popescu a sosit.¦Dna. Ionescu a plecat la ora 10.¦Sfârşit.'],
  [
    'ru',
    'Встреча прошла 19 июня 2024 г. в Пхеньяне.¦По словам И. И. Иванова, ущерб — 5 млн руб.¦Он уехал в 10.30.¦«Да!» — сказал он.¦Ул. Ленина, д. 5, кв. 3.¦Конец и т. д.¦Всё.',
  ],
  ['sr', 'Министар је стигао 3. маја.¦Др Петровић и г. Јовић су отишли.¦Тачка.'],
  ['sv', 'Statsministern kom kl. 10.30.¦Han sade bl.a. att det var klart.¦T.ex. Ryssland svarade.'],
  ['ta', 'ரஷ்ய அமைச்சர் வந்தார்.¦கே. பழனிசாமி பேசினார்.¦எம்.ஜி.ஆர். நினைவிடம் அருகே கூட்டம் நடந்தது.'],
  ['te', 'మంత్రి వచ్చారు.¦డా. రావు చెప్పారు.¦కె. చంద్రశేఖర్ వెళ్లారు!'],
  [
    'tr',
    'Sn. Prof. Dr. Ali Bey geldi.¦T.C. Dışişleri Bakanlığı açıkladı.¦Saat 10.30’da bitti.¦“Tamam.” dedi.',
  ],
  [
    'uk',
    'Договір підписано 2024 р.¦У Києві стурбовані.¦І. О. Петренко та ін. вийшли.¦Вартість 5 млн. грн. зросла.',
  ],
  ['ur', 'ڈاکٹر احمد آئے۔¦انہوں نے کہا کہ ٹھیک ہے۔¦کیا وہ گئے؟¦جی ہاں۔'],
  ['vi', 'Bộ trưởng đã đến.¦TS. Nguyễn Văn A. phát biểu.¦TP. HCM tổ chức.¦Ông rời đi lúc 10.30.'],
  ['zh-Hans', '外长抵达平壤。‖他说：“合作很好。”‖随后离开……‖会谈持续两小时？‖是的。'],
  ['zh-Hant', '外長抵達平壤。‖他說：「合作很好。」‖雙方沒有簽字！'],
];

test.each(cases)('%s: %s', (language, marked) => {
  const text = marked.replaceAll('¦', ' ').replaceAll('‖', '');
  expect(splitSentences(text, language).map(sentence => sentence.text)).toEqual(marked.split(/[¦‖]/));
});
