// Words for src/text/letter.cpp, folded (text::fold), separated by '|'. Each matches from the
// beginning of a word, so that endings may follow: "bonus" is found in "bonusu".
#pragma once

#include <string_view>

namespace masthead::text {

// Of advertisers and cheats, in English, Turkish, Azerbaijani and Russian. Three points: hardly
// ever said by others; one point for two of those that are said by many.
inline constexpr std::string_view selling_3 =
    "search engine optimi|search engine rank|backlink|do follow|dofollow|"
    "first page of google|targeted visitors|targeted traffic|domain authority|free audit|"
    "dedicated developers|digital marketing|schedule a quick call|send you a quote|"
    "ilk sayfa garanti|ucretsiz analiz|tanitim yazisi|yuksek otoriteli|pulsuz analiz|"
    "guest post|sponsored post|sponsored article|link insertion|link placement|"
    "price per post|general niche|airdrop|trading bot|guaranteed profit|passive income|"
    "financial freedom|double your money|times your money|sinyal grub|firsati kacirma|"
    "qrupumuza qosul|manat qazan|free spin|freespin|no deposit|deposit bonus|"
    "welcome bonus|deneme bonus|cevrimsiz|guncel giris|canli bahis|canli casino|"
    "hos geldin bonus|freebet|kayip bonus|bedava donus|canli merc|yuksek emsal|"
    "ani cixaris|pulsuz firlan|win real money|viagra|cialis|without prescription|"
    "discreet shipping|burn fat|kapida odeme|bad credit|kefilsiz|aninda kredi|"
    "nakit kredi|sicili bozuk|zaminsiz|next of kin|transfer the fund|your prize|"
    "claims agent|you have won|fonun transferi|your mailbox|renew now|domain expir|"
    "complete your payment|attached invoice|download the evidence|download the proof|"
    "posta kutunuz|odenmemis fatura|subheli emeliyyat|instant delivery|aninda teslimat|"
    "likes and views|contact form software|millions of websites|million websites|"
    "cheap rates|escort|meet tonight|sohbet numara|replica|visit my page|продвижение|"
    "раскрутка|фриспин|рассылка|заработок|пассивный доход|гарантия результата|"
    "без вложений|миллионов сайтов|по формам|обратной связи|furseti qacirma|"
    "explainer video|business contacts|verified contacts|sample list|virtual assistant|"
    "unusual sign in|secure your account|customs fee|unpaid customs|private mail|"
    "private email|fixed match|cbd|gummies|pay only for shipping|plagiarism free|"
    "factory price|moq|e posta listesi|firma listesi|email list|banko kupon|iddaa tahmin|"
    "kart bilgilerinizi|kart melumatlarini|a kalite|manat udub|deqiq proqnoz|"
    "sosyal medya hesap|cancel anytime|money back guarantee|dropshipping|link building|"
    "lead generation|cold email|grow your business|grow your|your competitors|"
    "online presence|explainer|hair transplant|sac ekimi|erectile|testosterone|vpn deal|"
    "crypto signals|binary option|cash advance|consolidat|miracle|clickbank|affiliate|"
    "promo code|unsubscribe|opt out|if you no longer wish|bulk sms|toplu sms|sms paketi|"
    "dijital pazarlama|reqemsal marketinq|smm|под ключ|скидка|интернет магазин|"
    "увеличить продажи|инвестиции|кредит онлайн";

inline constexpr std::string_view selling_2 =
    "seo|google rank|website traffic|organic traffic|high authority|audit report|"
    "web development|web design|website design|app development|your requirements|"
    "our portfolio|our experts|quick call|at a very low cost|affordable|uygun fiyatli|"
    "web tasarim|hit ve satis|teklif alin|teklif almak|hemen arayin|web sitenizi incele|"
    "serfeli|sayt hazir|saytlarin hazir|teklif edirik|qiymet teklif|satislarinizi|"
    "reklam xidmet|outreach|long term business|kalici link|toplu alim|reklam meqale|usdt|"
    "permanent link|forex|trading platform|trading robot|limited places|act now|"
    "first come first served|claim your|risksiz|ikiye katla|evden calis|hemen kayit|"
    "robotumuz|botumuz|ikiqat|pul qazan|yerler mehdud|dolar kazan|jackpot|slots|"
    "sports betting|bedava bonus|yuksek oran|aninda cekim|kazanmaya basla|depozit|"
    "yeni giris|rulet|weight loss|lose weight|free trial|limited offer|order now|"
    "order your|zayiflama|ariqlama|pulsuz catdir|collateral|apply now|senedsiz|"
    "late client|barrister|million us dollars|beneficiary|bank details|dear friend|"
    "terminal cancer|lottery|copy of passport|your full name|has won|varisi|muvekkil|"
    "gizli tut|is birliginizi|verify your|confirm your|your password|deactivated|"
    "expires today|final notice|payment is overdue|final reminder|open the document|"
    "legal complaint|sue you|dogrulayin|kargonuz|odeme yapin|onaylayin|tesdiqleyin|"
    "saat erzinde|24 saat icinde|48 saat icinde|followers|takipci|baxis paket|en ucuz|"
    "en ucuz qiymet|our contact form|advertising to|satin al|sexy|sign up fee|"
    "free registration|outlet|handbag|buy now|best price|my homepage|also visit|"
    "click here|казино|прайс|бонус|недорого|leads|database|coupon|proposal|"
    "monthly plan|plans|per month|every month|small business|your brand|your business|"
    "your company|companies like yours|get found|local customers|business profile|"
    "not verified|unverified|fix it|small fee|per hour|no contracts|hire|sign in|"
    "webmail|parcel|on hold|unpaid|pay here|new delivery|investor|40 million|"
    "manage the funds|the terms|make money|earn|work from home|simple method|free video|"
    "watch the|tips with|accuracy|vip|join now|tonight|natural relief|free bottle|"
    "free sample|professional writers|essays|homework|dissertation|first order|off your|"
    "catalogue of|fast shipment|shipment|wholesale|supplier|manufacturer|shenzhen|"
    "satiliktir|guncel firma|numune|kuponlar|banko|iddaa|tahminleri|uyelik|"
    "iadeyi almak|iade edil|kart bilgi|orijinalinden|kargo bedava|ozel fiyat|on odeme|"
    "calisarak|ayda|lira kazan|tl kazan|basvuru|profesyonel ekib|aylik paket|isletmeniz|"
    "biznes|facebook ve google|reklamlarini|yari qiymet|teklifimizi|tebrikler|udus|"
    "qalib|proqnoz|kanala qosul|vizani|aylik 2000|isci teleb|muraciet|maas|evden|"
    "exclusive|special offer|limited time|best regards marketing|boost|skyrocket|roi|"
    "conversion|revenue|roof|solar panel|led lamp|gift card|winner|congratulations|"
    "selected|reward|prize|unlock|upgrade your|subscribe now|download now|risk free|"
    "no obligation|satisfaction|guarantee|сайт|заказать|бесплатно|доставка|клиент";

inline constexpr std::string_view selling_1 =
    "rankings|ranking|keywords|redesign|wordpress|e commerce|offshore|price list|"
    "we offer|we provide|we found|errors on your|your website|your site|google da|"
    "googleda|referanslarimiz|hizmetimiz|zemanet|saytinizi|musterileriniz|endirim|"
    "indirim|kampanya|your rates|niche|paypal|to my client|free of charge|linkli|"
    "link ile|your blog|bitcoin|btc|crypto|kripto|wallet|tokens|token|invest|"
    "withdraw|no risk|telegram|whatsapp|no experience|returns of|per day|garantili|"
    "yatirim|kazanc|kontenjan|firsat|grubumuza|sermaye|gelir|qeydiyyat|casino|kazino|"
    "slot |poker|betting|bahis|uye ol|bonus|mercl|merc |pharmacy|pills|keto|"
    "supplement|performans|siparis|sifaris|loan|interest rate|kredi|kredit|kartiniza|"
    "hesabinizda|million dollars|inheritance|confidential|the fund|donate|widow|miras|"
    "milyon dolar|ozel e posta|your account|mailbox|quota|suspended|within 24 hours|"
    "within 48 hours|termination|overdue|my images|my photographs|illegally|infringement|"
    "hesabiniz|kotasi|askiya|aksi halde|bloklan|izleyici|begeni|begenme|paketleri|"
    "instagram|tiktok|girls|lonely|cheap|discount|watches|ucuz|toptan|buy|register|"
    "join our|order|ставки|телеграм|furseti|professional|team|free|offer|samples|"
    "price|fee|shipping|customs|delivery|package|funds|projects|million|relief|"
    "method|week|days|today|now|fast|dollars|euro|avro|manat|bedava|ucretsiz|"
    "pulsuz|paket|hesap|satis|profesyonel|aylik|gunde|faiz|yuzde|kazan|qazan|ozel|"
    "orijinal|yeni|secure|reply with|contacts|clients|customer|service|services|"
    "quality|best";

// Of those who write to a newspaper because of something in it, or in their street.
inline constexpr std::string_view reading_2 = "a story for you|bu konuyu yaz";

inline constexpr std::string_view reading_1 =
    "your article|your report|your paper|your newspaper|newspaper|journalist|reporter|"
    "readers|editor|police|neighbour|my mother|my father|my son|my daughter|cheated|"
    "scam|warn|people here|our street|the school|the minutes|town hall|council|"
    "correction|publish this reply|press release|looks like the real|review|your feed|"
    "haberiniz|haberi|gazete|muhabir|okur|yaziniz|mahalle|savci|polis|dolandir|"
    "belediye|yegenim|annem|babam|okulun|yasadisi|meqale|qezet|muxbir|redaksiya|"
    "oxucu|firildaq|qonsu|anama|anamin|atam|xeberdarliq|belediyye|mekteb|our school|"
    "our church|our town|our village|our library|library|theatre|museum|concert|choir|"
    "exhibition|children|nurse|teacher|pupils|brother|sister|grandmother|archive|"
    "subscription|subscriber|column|interview|headline|page says|caption|photograph|"
    "advertisement|disgrace|internship|thesis|i work|i am a|i have photographs|"
    "you write|you say|your website|the mayor|mayor|ministry|municipal|job centre|"
    "my account|i pay|paid|great aunt|accounts|okulumuz|kutuphane|tiyatro|kermes|"
    "sergi|ilkokul|ogretmen|hemsire|haber|faizler|sitenizi|arastir|duyur|farkinda|"
    "ekran goruntusu|belediyenin|kolay gelsin|abone|kose yazi|manset|kitabxana|teatr|"
    "muellim|usaqlar|novbe|xeber|yazsaniz|magaza|cekler|cekl|minnetdar|xahis|sobe|"
    "seher|sakin";

}  // namespace masthead::text
