/**
 * Openings that lean on the sentence before, folded: pronouns and joining words. A summary that takes such a sentence
 * without its neighbour can't be understood. "…*" matches any ending.
 */
export const anaphors: Record<string, string> = {
  hi: `उन्होंने उसने इसने यह ये वह वे इस इन उस उन उनका उनके उनकी उसका उसके उसकी इसका इसके इसकी इसमें इससे इसी इसलिए हालांकि लेकिन मगर वहीं वहां तब जबकि साथ ऐसे ऐसी ऐसा दरअसल क्योंकि और
    बदले दोनों इससे उन्हें उसे इसे बाद मालूम`,
  gu: 'તે તેણે તેમણે આ તેના તેની તેનું તેમના આમ આથી જોકે જો પરંતુ પણ ત્યારે ત્યારબાદ ત્યારપછી હાલ એ એવા એવું તેથી કારણ બદલામાં પછી બંને તેઓ તેમને',
  mr: 'त्यांनी त्याने तिने हा ही हे तो ती ते या त्या त्यामुळे यामुळे मात्र परंतु पण तसेच याशिवाय दरम्यान त्यानंतर यावेळी तर दोन्ही',
  ne: 'उनले उहांले यो त्यो यस त्यस तर यसैबीच यसअघि यसपछि तथापि दुबै',
  bn: 'তিনি তারা সে এই এটি এতে এর তার তাদের তবে কিন্তু এছাডা এরপর ফলে এদিকে উভয দুই তাই এ ওই',
  pa: 'ਉਨਹਾਂ ਉਸ ਇਸ ਇਹ ਉਹ ਪਰ ਹਾਲਾਂਕਿ ਦੋਵੇਂ ਇਨਹਾਂ',
  ta: 'அவர் அவர்கள் இது அது இந்த அந்த ஆனால் எனினும் மேலும் இதனால் இதற்கு',
  te: 'ఆయన ఆమె వారు ఇది అది ఈ ఆ అయితే కానీ దీంతో ఇదిలా',
  ur: 'انهوں اس یه وه ان تاهم لیکن مگر دونوں جبکه اسی',
  ar: 'هو هی هم هذا هذه وقال واضاف واضافت وتابع واکد واشار لکن کما ولکن ذلک وهو وهی',
  fa: 'او وی انها این ان اما همچنین وی',
  ru: 'он она они оно это этот эта эти его ее их при по также однако но кроме так тем поэтому ранее затем тогда там оба там такой такие и а',
  uk: 'він вона вони воно це цей ця ці його її їх при також однак проте але крім тому раніше потім тоді там обидва і а так',
  be: 'ён яна яны гэта гэты яго яе іх таксама аднак але акрамя таму раней потым там і а',
  bg: 'той тя те то това този тази тези негов освен също обаче но затова по и така',
  sr: 'он она они оно то тај та ти ово његов такође међутим али осим зато тада и тако',
  ko: '그는 그녀는 그가 이는 이에 이어 또 또한 그러나 하지만 그러면서 이날 이와 이번 양측은 한편 이들은 그는 이같은 그리고 따라서 다만 아울러 특히',
  ja: 'これ それ 同氏 彼 彼女 この その また しかし さらに 一方 ただ そして なお 両 こうした 同日 同 そのうえ ただし',
  zh: '他 她 它 他们 她们 这 那 此 该 对此 但 但是 不过 然而 此外 同时 因此 另外 双方 其 並 他們 她們 這 對此 不過 此外 雙方 而',
  en: `he she it they this that these those his her its their but however also meanwhile and so yet then there both such instead still moreover furthermore nevertheless
    therefore thus him them the former here another`,
  de: 'er sie es dieser diese dieses das sein ihr ihre aber jedoch doch auch zudem außerdem ausserdem daher deshalb dort dabei beide und denn so dann damit',
  fr: 'il elle ils elles ce cette ces cela son sa ses leur mais cependant toutefois aussi ainsi en et ensuite donc puis pourtant celui',
  es: 'el ella ellos ellas este esta esto estos su sus pero sin ademas asimismo tambien por y entonces ambos asi eso esa',
  pt: 'ele ela eles elas este esta isso isto seu sua mas porem alem tambem por e entao ambos assim essa esse',
  it: 'lui lei essi questo questa questi suo sua ma tuttavia inoltre anche cosi e quindi entrambi poi',
  nl: 'hij zij ze het dit dat deze zijn haar maar echter ook daarom daar beide en toen',
  pl: 'on ona oni to ten ta te jego jej ich ale jednak ponadto także takze dlatego tam obaj i wtedy',
  tr: 'o bu su onlar bunun bununla ancak fakat ama ayrica ise iki her boylece boyle soz oradaki',
  vi: 'ông bà họ nó điều này đó tuy nhưng ngoài đồng trước và theo đây',
  id: 'ia dia mereka ini itu namun tetapi tapi selain sementara hal keduanya dan',
  th: '',
};
