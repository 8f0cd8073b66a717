/** Made-up news articles, one a language, and the words with which its site surrounds it. */
export interface SampleArticle {
  language: string;
  title: string;
  author: string;
  /** What the feed gives. */
  teaser: string;
  paragraphs: string[];
  /** Navigation, share bar, cookie banner, caption, related links, comments, foot: none of it is the article. */
  chrome: {
    menu: string[];
    share: string;
    cookies: string;
    caption: string;
    related: string;
    links: string[];
    comments: string;
    comment: string;
    foot: string;
  };
}

export const russian: SampleArticle = {
  language: 'ru',
  title: 'Делегация Минприроды посетила Пхеньян',
  author: 'Анна Седова',
  teaser: 'Делегация российского Минприроды прибыла в Пхеньян на заседание межправительственной комиссии…',
  paragraphs: [
    'Делегация российского Минприроды прибыла в Пхеньян на очередное заседание межправительственной комиссии, сообщили в посольстве. В аэропорту гостей встретил заместитель министра внешней торговли КНДР.',
    'На переговорах, которые продлятся три дня, стороны намерены обсудить поставки угля и зерна, а также возобновление работы железнодорожного пункта пропуска Хасан — Туманган.',
    '«Мы рассчитываем подписать протокол уже в четверг», — сказал журналистам глава делегации. По его словам, документ охватывает двадцать два пункта.',
    'В прошлом году товарооборот двух стран вырос в полтора раза, однако объём перевозок остаётся ниже уровня 2013 года, напомнили в торговом представительстве.',
    'Следующее заседание комиссии пройдёт во Владивостоке. Точная дата пока не называется.',
  ],
  chrome: {
    menu: ['Главная', 'Политика', 'Экономика', 'Происшествия', 'Спорт', 'Фотогалереи'],
    share: 'Поделиться в соцсетях',
    cookies: 'Мы используем файлы cookie, чтобы сайт работал лучше. Принять все',
    caption: 'Аэропорт Сунан. Фото: пресс-служба',
    related: 'Читайте также',
    links: [
      'Цены на бензин снова выросли',
      'Сборная назвала состав на матч',
      'Погода на выходные в Приморье',
    ],
    comments: 'Комментарии',
    comment: 'Давно пора было открыть этот переход, ждали много лет!',
    foot: 'Все права защищены. Свидетельство о регистрации СМИ выдано Роскомнадзором',
  },
};

export const english: SampleArticle = {
  language: 'en',
  title: 'Rail link across the Tumen to carry passengers again',
  author: 'Martha Lindqvist',
  teaser: 'Passenger trains between Russia and North Korea will resume next month, officials said. Read more',
  paragraphs: [
    'Passenger trains between the Russian border town of Khasan and the North Korean port of Rason will resume next month after a pause of nearly five years, officials in Vladivostok said on Tuesday.',
    'The service will run twice a week and will at first be open to holders of official passports only, according to a notice published by the regional railway.',
    '"The bridge has been inspected and found safe," the deputy head of the railway told reporters, adding that new signals had been installed on both banks of the river.',
    'Freight has crossed the Tumen since late 2022, and satellite pictures show that the yards at Tumangang have grown by a third since then.',
    'Analysts say the passenger service matters less for its few seats than for what it says about the two governments, which signed a partnership treaty in June 2024.',
  ],
  chrome: {
    menu: ['Home', 'World', 'Business', 'Opinion', 'Sport', 'Video'],
    share: 'Share on Facebook',
    cookies: 'We value your privacy. We and our partners store cookies on your device. Accept all cookies',
    caption: 'The bridge at Khasan in winter. Photograph: agency pool',
    related: 'Related articles',
    links: ['Ten gardens to see this spring', 'Football: cup draw in full', 'Housing market cools again'],
    comments: 'Leave a comment',
    comment: 'I took that train in the nineties, it was slow but beautiful.',
    foot: 'Copyright The Morning Ledger. All rights reserved. Terms of use',
  },
};

export const korean: SampleArticle = {
  language: 'ko',
  title: '러시아 교육부 대표단 평양 도착',
  author: '김하늘 기자',
  teaser: '러시아 교육부 대표단이 17일 평양에 도착해 대학 교류 방안을 논의했다...',
  paragraphs: [
    '러시아 교육부 대표단이 17일 항공편으로 평양에 도착했다고 현지 대사관이 밝혔다. 공항에는 북한 교육위원회 관계자들이 나와 대표단을 맞이했다.',
    '양측은 사흘 동안 이어지는 회담에서 대학생 교환과 조선어 및 러시아어 교원 양성 문제를 논의할 예정이다.',
    '대표단 단장은 “올해 안에 유학생 수를 두 배로 늘리는 것이 목표”라고 말했다. 현재 러시아 극동 지역 대학에는 북한 유학생 약 백삼십 명이 재학 중이다.',
    '전문가들은 이번 방문이 지난해 체결된 포괄적 전략 동반자 조약의 후속 조치라고 분석했다.',
    '대표단은 김일성종합대학을 참관한 뒤 20일 블라디보스토크로 돌아간다.',
  ],
  chrome: {
    menu: ['홈', '정치', '경제', '사회', '국제', '스포츠'],
    share: '공유하기',
    cookies: '이 사이트는 쿠키를 사용합니다. 모두 동의',
    caption: '평양 국제공항 전경. 사진은 자료 화면',
    related: '관련기사',
    links: ['프로야구 개막전 매진 행렬', '내일 전국에 비 소식', '서울 지하철 요금 인상 검토'],
    comments: '댓글',
    comment: '교류가 늘어나면 좋겠네요 기대합니다',
    foot: '무단 전재 및 재배포 금지. 청소년보호책임자 박서준',
  },
};

export const japanese: SampleArticle = {
  language: 'ja',
  title: 'ロシアの医療団が平壌入り',
  author: '佐藤美咲',
  teaser: 'ロシアの医師らで作る医療団が十二日、平壌に到着した。続きを読む',
  paragraphs: [
    'ロシアの医師らで作る医療団が十二日、平壌に到着した。在平壌ロシア大使館が明らかにした。医療団は二十八人で、二週間滞在する予定だという。',
    '医療団は市内の病院で手術の指導を行うほか、医薬品の共同生産についても保健省の担当者と話し合う。',
    '団長は空港で「両国の医師の交流は新しい段階に入った」と述べた。北朝鮮側は歓迎の式典を開いた。',
    '両国は昨年、保健分野の協力に関する覚書に署名しており、今回の訪問はその実施に向けた最初の動きとなる。',
    '専門家は、制裁の対象となる機器が持ち込まれていないか注意深く見守る必要があると指摘している。',
  ],
  chrome: {
    menu: ['トップ', '政治', '経済', '国際', 'スポーツ', '天気'],
    share: 'この記事をシェア',
    cookies: '当サイトではクッキーを使用しています。同意する',
    caption: '平壌の空港に到着した一行の写真',
    related: '関連記事',
    links: ['桜の開花予想を発表', '新幹線のダイヤ改正まとめ', '大相撲の番付が決まる'],
    comments: 'コメント',
    comment: '医療の協力は良いことだと思います',
    foot: '無断転載を禁じます。会社案内と採用情報',
  },
};

export const chinese: SampleArticle = {
  language: 'zh',
  title: '俄罗斯农业代表团访问平壤',
  author: '李文静',
  teaser: '俄罗斯农业部代表团八日抵达平壤，开始为期四天的访问。阅读全文',
  paragraphs: [
    '俄罗斯农业部代表团八日抵达平壤，开始为期四天的访问。朝鲜农业委员会官员到机场迎接。',
    '双方将讨论小麦和玉米的供应问题，并考察平安南道的两个农场。俄方表示，愿意提供优质种子和农业机械。',
    '代表团团长对记者说，今年前九个月俄罗斯对朝鲜的粮食出口同比增长了百分之四十。',
    '据了解，双方还将商谈恢复滨海边疆区的联合种植项目，该项目在二零二零年因疫情中断。',
    '观察人士认为，农业合作是两国关系中最不引人注目却最稳定的部分。',
  ],
  chrome: {
    menu: ['首页', '时政', '国际', '财经', '体育', '图片'],
    share: '分享到微博',
    cookies: '本网站使用浏览器缓存改善服务。全部接受',
    caption: '图为平壤郊外的农场，资料照片',
    related: '相关新闻',
    links: ['高铁新线路即将开通', '中秋假期出行提示', '女排公布新一期名单'],
    comments: '评论',
    comment: '希望合作越来越好，支持一下',
    foot: '版权所有 未经授权不得转载 京备案号',
  },
};

export const hindi: SampleArticle = {
  language: 'hi',
  title: 'रूस और उत्तर कोरिया के बीच नई उड़ान शुरू',
  author: 'मीना शर्मा',
  teaser: 'मॉस्को और प्योंगयांग के बीच सीधी उड़ान सोमवार को शुरू हुई। और पढ़ें',
  paragraphs: [
    'मॉस्को और प्योंगयांग के बीच सीधी उड़ान सोमवार को शुरू हुई। कई दशकों के बाद यह पहला मौका है जब दोनों राजधानियाँ सीधे हवाई मार्ग से जुड़ी हैं।',
    'पहली उड़ान में लगभग चार सौ यात्री सवार थे। रूस के प्राकृतिक संसाधन मंत्री ने कहा कि इससे व्यापार और पर्यटन दोनों को बढ़ावा मिलेगा।',
    'अधिकारियों के अनुसार फिलहाल यह सेवा महीने में एक बार चलेगी। माँग बढ़ने पर इसे हर सप्ताह किया जा सकता है।',
    'टिकट की कीमत पैंतालीस हज़ार रूबल रखी गई है। उड़ान में लगभग आठ घंटे लगते हैं।',
    'विश्लेषकों का कहना है कि यह क़दम दोनों देशों के बीच पिछले साल हुई संधि का परिणाम है।',
  ],
  chrome: {
    menu: ['होम', 'देश', 'विदेश', 'खेल', 'मनोरंजन', 'वीडियो'],
    share: 'शेयर करें',
    cookies: 'हम आपके अनुभव को बेहतर बनाने के लिए कुकीज़ का उपयोग करते हैं। स्वीकार करें',
    caption: 'मॉस्को हवाई अड्डे पर विमान की फ़ाइल तस्वीर',
    related: 'यह भी पढ़ें',
    links: ['मानसून की पहली बारिश से राहत', 'क्रिकेट टीम का ऐलान हुआ', 'सोने के दाम में गिरावट आई'],
    comments: 'टिप्पणियाँ',
    comment: 'बहुत अच्छी ख़बर है, घूमने का मौका मिलेगा',
    foot: 'सर्वाधिकार सुरक्षित। हमारे बारे में और संपर्क करें',
  },
};

export const arabic: SampleArticle = {
  language: 'ar',
  title: 'وفد برلماني روسي يزور بيونغ يانغ',
  author: 'ليلى حداد',
  teaser: 'وصل وفد برلماني روسي إلى بيونغ يانغ اليوم في زيارة تستمر أربعة أيام… اقرأ المزيد',
  paragraphs: [
    'وصل وفد برلماني روسي إلى بيونغ يانغ اليوم في زيارة تستمر أربعة أيام، وفق ما أعلنت السفارة الروسية في العاصمة الكورية الشمالية.',
    'ويضم الوفد اثني عشر نائبا من مجلس الدوما، ومن المقرر أن يلتقي رئيس مجلس الشعب الأعلى وعددا من المسؤولين.',
    'وقال رئيس الوفد للصحافيين إن المباحثات ستتناول تبادل الخبرات التشريعية وتسهيل منح التأشيرات للعمال والطلاب.',
    'وتأتي الزيارة بعد أسابيع من توقيع اتفاق للنقل البري بين البلدين عبر جسر جديد فوق نهر تومين.',
    'ويرى مراقبون أن وتيرة الزيارات المتبادلة بين موسكو وبيونغ يانغ بلغت أعلى مستوى لها منذ عقود.',
  ],
  chrome: {
    menu: ['الرئيسية', 'سياسة', 'اقتصاد', 'رياضة', 'ثقافة', 'فيديو'],
    share: 'شارك على فيسبوك',
    cookies: 'نستخدم ملفات تعريف الارتباط لتحسين تجربتك. موافق',
    caption: 'صورة أرشيفية لمبنى البرلمان في العاصمة',
    related: 'اقرأ أيضا',
    links: ['ارتفاع أسعار الذهب عالميا', 'نتائج مباريات الدوري أمس', 'موجة حر تضرب المنطقة'],
    comments: 'التعليقات',
    comment: 'شكرا على هذا التقرير المفيد جدا',
    foot: 'جميع الحقوق محفوظة. سياسة الخصوصية واتصل بنا',
  },
};

export const german: SampleArticle = {
  language: 'de',
  title: 'Nordkorea schickt Bauarbeiter in die Region Kursk',
  author: 'Jonas Petersen',
  teaser: 'Nordkorea will mehrere Tausend Bauarbeiter in die Region Kursk schicken. Weiterlesen …',
  paragraphs: [
    'Nordkorea will mehrere Tausend Bauarbeiter und Minenräumer in die russische Region Kursk schicken. Das teilte der Sekretär des russischen Sicherheitsrats nach einem Treffen in Pjöngjang mit.',
    'Die Arbeiter sollen zerstörte Straßen und Brücken instand setzen. Wann die ersten von ihnen eintreffen, ließ er offen; ein Zeitplan werde noch ausgearbeitet.',
    '„Es handelt sich um brüderliche Hilfe“, sagte er der Nachrichtenagentur zufolge. Südkoreas Regierung sprach dagegen von einem Verstoß gegen die Beschlüsse des Sicherheitsrats.',
    'Nach Erkenntnissen der Vereinten Nationen dürfen nordkoreanische Arbeiter seit Ende 2019 nicht mehr im Ausland beschäftigt werden.',
    'Beide Länder hatten ihre Zusammenarbeit zuletzt deutlich ausgeweitet und ein Abkommen über gegenseitigen Beistand geschlossen.',
  ],
  chrome: {
    menu: ['Startseite', 'Politik', 'Wirtschaft', 'Kultur', 'Sport', 'Wetter'],
    share: 'Artikel teilen',
    cookies: 'Wir und unsere Partner verwenden Cookies. Cookies akzeptieren',
    caption: 'Baustelle bei Kursk, Archivbild: Agentur',
    related: 'Mehr zum Thema',
    links: ['Bahn kündigt Sperrungen an', 'Bundesliga: die Tabelle', 'So wird das Wetter am Wochenende'],
    comments: 'Kommentare',
    comment: 'Danke für den ausführlichen Bericht, sehr lesenswert.',
    foot: 'Alle Rechte vorbehalten. Impressum und Datenschutz',
  },
};

export const vietnamese: SampleArticle = {
  language: 'vi',
  title: 'Nga và Triều Tiên khởi công cầu đường bộ',
  author: 'Nguyễn Thu Hà',
  teaser: 'Nga và Triều Tiên hôm thứ Tư khởi công xây dựng cây cầu đường bộ đầu tiên qua sông Tumen [...]',
  paragraphs: [
    'Nga và Triều Tiên hôm thứ Tư khởi công xây dựng cây cầu đường bộ đầu tiên qua sông Tumen, nối vùng Primorye với đặc khu kinh tế Rason.',
    'Cây cầu dài khoảng tám trăm năm mươi mét, dự kiến hoàn thành trong vòng mười tám tháng. Lễ khởi công được tổ chức đồng thời ở cả hai bờ sông.',
    'Thủ tướng Nga phát biểu qua cầu truyền hình rằng công trình này sẽ giúp giảm đáng kể chi phí vận chuyển hàng hóa giữa hai nước.',
    'Hiện nay hai nước chỉ được nối với nhau bằng một cây cầu đường sắt xây từ năm 1959 và các chuyến bay thưa thớt.',
    'Giới quan sát cho rằng dự án phản ánh mức độ hợp tác ngày càng chặt chẽ giữa Moskva và Bình Nhưỡng.',
  ],
  chrome: {
    menu: ['Trang chủ', 'Thời sự', 'Thế giới', 'Kinh doanh', 'Thể thao', 'Giải trí'],
    share: 'Chia sẻ bài viết',
    cookies: 'Trang web này sử dụng bộ nhớ đệm để phục vụ bạn tốt hơn. Đồng ý tất cả',
    caption: 'Mô hình cây cầu tại lễ khởi công, ảnh tư liệu',
    related: 'Tin liên quan',
    links: ['Giá vàng hôm nay tăng nhẹ', 'Đội tuyển công bố danh sách', 'Miền Trung sắp có mưa lớn'],
    comments: 'Bình luận',
    comment: 'Mong công trình sớm hoàn thành đúng tiến độ nhé.',
    foot: 'Giấy phép hoạt động báo chí. Bản quyền thuộc tòa soạn',
  },
};

export const ukrainian: SampleArticle = {
  language: 'uk',
  title: 'У Сеулі заявили про нову партію снарядів для Росії',
  author: 'Олена Кравчук',
  teaser: 'Південнокорейська розвідка повідомила про нову партію артилерійських снарядів з КНДР. Читати далі',
  paragraphs: [
    'Південнокорейська розвідка повідомила про нову партію артилерійських снарядів, яку КНДР відправила до Росії морем через порт Наджин.',
    'За оцінками відомства, йдеться про понад дев’ять тисяч контейнерів від середини минулого року. Частину вантажу доставили залізницею.',
    '«Ми уважно стежимо за кожним судном», — сказав речник міністерства оборони на брифінгу в Сеулі.',
    'У Києві зазначили, що значна частина цих боєприпасів має низьку якість, проте їхня кількість залишається серйозною загрозою.',
    'Москва та Пхеньян раніше заперечували постачання зброї, посилаючись на відсутність доказів.',
  ],
  chrome: {
    menu: ['Головна', 'Політика', 'Економіка', 'Суспільство', 'Спорт', 'Відео'],
    share: 'Поділитися новиною',
    cookies: 'Цей сайт використовує файли cookie. Погодитися з усіма',
    caption: 'Порт Наджин на супутниковому знімку',
    related: 'Читайте також',
    links: ['Курс валют на завтра', 'Збірна оголосила склад', 'Де відпочити на вихідних'],
    comments: 'Коментарі',
    comment: 'Дякую за оперативну інформацію, тримаймося!',
    foot: 'Усі права захищено. Передрук лише з посиланням на джерело',
  },
};
