/**
 * Words that say little of what a sentence is about, beyond those in function-words.ts: for comparing sentences by
 * what they speak of. Written as printed; folded when read.
 */
export const smallWords: Record<string, string> = {
  en: `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it
    its itself they them their theirs themselves what which who whom this that these those am is are was were be been
    being have has had having do does did doing a an the and but if or because as until while of at by for with about
    against between into through during before after above below to from up down in out on off over under again further
    then once here there when where why how all any both each few more most other some such no nor not only own same so
    than too very can will just don should now ll re ve`,
  hi: `है हैं था थे थी हो का की के को में से ने पर और या भी कि जो तो ही यह वह ये वे इस उस इन उन एक कर करने किया किए गया गई गए रहा रही
    रहे लिए साथ बाद तक अपने अपनी अपना कुछ सभी जब तब अब अगर लेकिन हुए हुआ हुई वाले वाली वाला नहीं होने होगा होगी जा दिया
    द्वारा तथा एवं कोई क्या जिस जिसमें इसके उसके उनके इसे उसे उन्हें`,
  gu: `છે છો હતો હતી હતા હતું અને કે તે આ એ એક પણ તો જ માટે સાથે પર માં થી ની નો નું ના ને દ્વારા બાદ પછી કરી કરે કર્યું કર્યા
    કરવા કરવામાં આવ્યું આવી આવે આવ્યો હોય હશે થઈ થયું થયો થાય ગયો ગયા ગઈ જે જો તેમ તેમણે તેમના તેની તેના રહ્યા રહ્યો રહી
    છેકે જેમાં જેમ પોતાના કોઈ નથી હવે ત્યારે જ્યારે બધા વધુ`,
  mr: `आहे आहेत होते होता होती आणि व हे हा ही या त्या ते तो ती की तर पण मात्र एक केले केला केली करण्यात आला आली आले यांनी
    त्यांनी यांच्या त्यांच्या साठी वर मध्ये पासून नाही काही असे असा सर्व`,
  bn: `ও এবং এই সে তা যে কি না এ ওই এক একটি করে করা হয় হয়ে হয়েছে করেছে করেছেন ছিল ছিলেন হবে তার তাঁর তাদের থেকে জন্য সঙ্গে
    সাথে পর মধ্যে আর কিন্তু তবে বলে বলেন হতে দিয়ে নিয়ে কোনো যা যায় আছে`,
  pa: `ਹੈ ਹਨ ਸੀ ਸਨ ਦਾ ਦੀ ਦੇ ਨੂੰ ਵਿੱਚ ਵਿਚ ਤੋਂ ਨੇ ਤੇ ਅਤੇ ਵੀ ਕਿ ਜੋ ਇਹ ਉਹ ਇਸ ਉਸ ਇੱਕ ਕਰ ਕੀਤਾ ਕੀਤੀ ਗਿਆ ਗਈ ਨਾਲ ਲਈ ਬਾਅਦ ਨਹੀਂ ਹੋ`,
  ta: `மற்றும் ஒரு என்று இந்த அந்த என அது இது உள்ள உள்ளது இல்லை பின்னர் அவர் அவர்கள் ஆகிய மேலும் வரும் செய்த வேண்டும்`,
  te: `మరియు ఒక ఈ ఆ అని ఉంది ఉన్న తన తో కు లో నుంచి కూడా కాదు అయితే ఆయన వారు ఇది అది చేసిన చేశారు`,
  kn: `ಮತ್ತು ಒಂದು ಈ ಆ ಎಂದು ಇದು ಅದು ಇದೆ ಅವರು ಕೂಡ ಇಲ್ಲ ನಂತರ`,
  ml: `ഒരു ഈ ആ എന്ന് എന്നാൽ ഇത് അത് ഉണ്ട് അവർ ഇല്ല കൂടി ശേഷം`,
};
