/**
 * Characters that the reforms of the People's Republic (1956–1986) and of Japan (1946) wrote anew, most used in news.
 * Each pair is old form, then the form of mainland China.
 */
const traditional = `
會会 對对 學学 國国 發发 說说 這这 來来 時时 個个 們们 為为 爲为 與与 關关 實实 現现 開开 經经 過过 還还 進进 動动 東东 長长 門门 問问 間间
導导 彈弹 戰战 爭争 軍军 隊队 萬万 億亿 總总 統统 聯联 合合 區区 協协 議议 會会 談谈 訪访 問问 華华 漢汉 語语 報报 導导 電电 視视 網网 記记 者者
權权 產产 業业 務务 員员 類类 級级 線线 結结 約约 續续 組组 織织 紅红 紀纪 純纯 紙纸 給给 絕绝 維维 綱纲 緊紧 緒绪 編编 緩缓 縣县 縮缩 績绩
績绩 繼继 繞绕 纖纤 車车 轉转 輕轻 輪轮 輸输 載载 較较 輔辅 輛辆 輝辉 辦办 邊边 達达 運运 遠远 選选 遺遗 適适 遲迟 鄰邻 醫医 釋释 針针 鐵铁
銀银 銷销 鋼钢 錢钱 錯错 鎮镇 鏡镜 鐘钟 鍵键 長长 閉闭 閣阁 闊阔 陽阳 陰阴 陣阵 陸陆 隨随 險险 難难 雙双 雖虽 離离 雜杂 雞鸡 雲云 零零 靈灵
靜静 響响 頁页 項项 順顺 預预 領领 頭头 題题 願愿 顧顾 額额 顯显 風风 飛飞 飯饭 飲饮 館馆 馬马 駐驻 騎骑 驗验 驚惊 驅驱 體体 魚鱼 鮮鲜 鳥鸟 麗丽
麥麦 黃黄 點点 黨党 龍龙 齊齐 齒齿 龜龟 俄俄 羅罗 烏乌 蘭兰 蘇苏 歐欧 亞亚 灣湾 韓韩 濟济 濱滨 滿满 漁渔 漲涨 潛潜 災灾 熱热 獨独 獲获 獎奖
環环 瑪玛 畫画 異异 當当 療疗 盡尽 盤盘 監监 眾众 睜睁 矯矫 礎础 確确 碼码 磚砖 禮礼 禍祸 稱称 種种 積积 穩稳 窮穷 競竞 筆笔 節节 範范 築筑
簡简 簽签 籃篮 糧粮 糾纠 細细 終终 絡络 統统 絲丝 綜综 綠绿 練练 總总 罰罚 罷罢 義义 習习 聖圣 聞闻 聲声 職职 聽听 肅肃 脅胁 脫脱 腦脑 臉脸
臨临 舉举 舊旧 艦舰 艱艰 藝艺 莊庄 處处 號号 蓋盖 薩萨 藥药 蟲虫 補补 裝装 裏里 裡里 製制 複复 覆覆 西西 見见 規规 視视 親亲 覺觉 觀观 觸触
計计 訂订 討讨 訓训 託托 設设 許许 訴诉 診诊 評评 詞词 試试 詩诗 話话 該该 詳详 誌志 認认 誓誓 誘诱 誠诚 誤误 說说 課课 調调 請请 論论 諸诸
諾诺 謀谋 講讲 謝谢 證证 識识 譯译 護护 讀读 變变 讓让 豐丰 財财 貨货 責责 貢贡 買买 貿贸 費费 賀贺 資资 賓宾 賣卖 質质 賴赖 購购 贊赞 贏赢
趕赶 趙赵 跡迹 踐践 蹟迹 軌轨 軟软 輿舆 農农 連连 週周 遊游 違违 遞递 郵邮 鄉乡 鄭郑 鄧邓 釣钓 鈾铀 鉛铅 銅铜 銘铭 鋒锋 錄录 錦锦 鎖锁 鑒鉴
鑑鉴 閃闪 閱阅 闆板 闖闯 關关 陝陕 際际 隱隐 雛雏 霧雾 韋韦 頒颁 頓顿 頗颇 頻频 顆颗 顏颜 飄飘 餘余 餓饿 饒饶 駁驳 駕驾 騙骗 騷骚 驟骤 鬥斗
鬧闹 鹽盐 麼么 黑黑 齡龄 並并 亂乱 亙亘 佔占 併并 來来 侖仑 係系 側侧 偉伟 傑杰 備备 傳传 債债 傷伤 傾倾 僅仅 僑侨 價价 儀仪 優优 儲储 兒儿
兇凶 內内 兩两 冊册 凍冻 凱凯 別别 剛刚 剝剥 創创 劃划 劇剧 劉刘 劑剂 勁劲 動动 勝胜 勞劳 勢势 勵励 勸劝 匯汇 單单 卻却 參参 吳吴 員员 問问
啟启 啓启 喚唤 喪丧 喬乔 嗎吗 嘆叹 嘗尝 嚇吓 嚴严 囑嘱 圍围 園园 圓圆 圖图 團团 執执 堅坚 報报 場场 塊块 塗涂 塵尘 墊垫 墜坠 墳坟 墾垦 壇坛
壓压 壞坏 壯壮 壽寿 夠够 夢梦 夾夹 奪夺 奮奋 婦妇 媽妈 孫孙 學学 寧宁 寫写 審审 將将 專专 尋寻 尷尴 屆届 屍尸 層层 屬属 岡冈 島岛 峽峡 嶺岭
巖岩 師师 帳帐 帶带 幣币 幫帮 幹干 庫库 廠厂 廢废 廣广 廳厅 強强 彌弥 彎弯 彙汇 後后 從从 復复 徹彻 恆恒 悅悦 惡恶 惱恼 愛爱 態态 慘惨 慣惯
慮虑 慶庆 憂忧 憑凭 憲宪 憶忆 應应 懷怀 懸悬 戲戏 戶户 拋抛 挾挟 捨舍 掃扫 掛挂 採采 揚扬 換换 揮挥 損损 搖摇 搶抢 摯挚 撐撑 撓挠 撥拨 撫抚
撲扑 撿捡 擁拥 擇择 擊击 擋挡 擔担 據据 擠挤 擬拟 擴扩 擺摆 擾扰 攔拦 攝摄 攜携 敗败 敵敌 數数 斃毙 斷断 於于 昇升 晉晋 暢畅 暫暂 曆历 曉晓
書书 條条 東东 桿杆 梟枭 棄弃 棟栋 棲栖 楊杨 楓枫 業业 極极 榮荣 構构 槍枪 樂乐 標标 樓楼 樞枢 樣样 樹树 橋桥 機机 橫横 檔档 檢检 櫃柜 權权
歡欢 歲岁 歷历 歸归 殘残 殲歼 殺杀 毀毁 氣气 決决 沒没 況况 洩泄 淚泪 淨净 淪沦 淺浅 渾浑 測测 湯汤 準准 溝沟 溫温 滅灭 滯滞 漢汉 潰溃 潔洁
澤泽 濃浓 濕湿 濤涛 瀏浏 瀾澜 無无 煙烟 燈灯 燒烧 營营 爐炉 爛烂 爾尔 牆墙 牽牵 狀状 猶犹 獄狱 獵猎 獻献 瑣琐 瓊琼 甦苏 畢毕 疊叠 瘋疯 癥症
皺皱 盜盗 矚瞩 礙碍 祕秘 禦御 稅税 穀谷 竊窃 競竞 筍笋 籌筹 籲吁 粵粤 糞粪 紋纹 納纳 紐纽 紛纷 紮扎 紳绅 紹绍 絞绞 絨绒 綁绑 維维 緣缘 緝缉
緬缅 縱纵 繁繁 繃绷 繪绘 繫系 繳缴 纏缠 罵骂 羨羡 翹翘 耀耀 聰聪 聳耸 肅肃 脈脉 腫肿 膚肤 膠胶 膽胆 臟脏 臺台 舖铺 艙舱 蔔卜 蕩荡 薦荐 藍蓝
虛虚 虧亏 螢萤 蠟蜡 蠻蛮 術术 衛卫 衝冲 裂裂 褲裤 襲袭 訊讯 詐诈 詢询 誇夸 誕诞 誰谁 諒谅 諜谍 謊谎 謠谣 謹谨 譽誉 貝贝 貧贫 販贩 貪贪 貫贯
貶贬 貸贷 賄贿 賠赔 賦赋 賽赛 贈赠 贖赎 躍跃 躲躲 軋轧 輯辑 辭辞 遷迁 遼辽 邁迈 釀酿 釁衅 鈔钞 鉤钩 銳锐 錶表 鍛锻 鎊镑 鏈链 鑽钻 閒闲 閩闽
闡阐 隸隶 霸霸 韌韧 顛颠 颱台 飽饱 餐餐 駛驶 騰腾 驕骄 髒脏 鬆松 鱷鳄 鴿鸽 鷹鹰 麵面 敘叙 滬沪 瀋沈 贛赣 魯鲁 龐庞 戀恋 厲厉 呂吕 嶄崭 彥彦
`;

/** Japanese new forms that mainland China writes otherwise: with them a text without kana is known as Japanese. */
const japanese = `
対对 戦战 発发 経经 済济 実实 図图 広广 応应 権权 検检 験验 険险 撃击 気气 沢泽 浜滨 渋涩 温温 満满 焼烧 畳叠 産产 県县 両两 労劳 単单 厳严 収收
営营 囲围 団团 圏圈 塩盐 壱壹 変变 庁厅 弾弹 従从 徳德 恵惠 悪恶 戻戾 払拂 抜拔 択择 拡扩 挙举 捜搜 掲揭 揺摇 摂摄 斎斋 暁晓 桜樱 楽乐 様样 歓欢
歩步 歳岁 歴历 残残 毎每 涙泪 渓溪 滞滞 漢汉 瀬濑 犠牺 猟猎 瓶瓶 画画 発发 続续 縄绳 総总 缶罐 聴听 脳脑 芸艺 荘庄 薬药 覚觉 観观 訳译 証证 読读
譲让 豊丰 賛赞 転转 軽轻 辺边 込込 逓递 遅迟 郷乡 釈释 鉄铁 鉱矿 銭钱 関关 陥陷 隠隐 雑杂 霊灵 静静 頼赖 顕显 駅驿 騒骚 髄髓 黒黑 黙默 齢龄 亜亚
価价 仏佛 仮假 伝传 体体 剣剑 剤剂 勧劝 効效 動动 乗乘 処处 巣巢 帯带 姫姬 峠峠 働働 畑畑 枠枠 匂匂 栃枥 辻辻 咲咲 併并 増增 徴征 懐怀 専专 将将
`;

/** Words of Japanese headlines written in Han characters alone, and what Chinese ones have instead. */
export const japaneseWords =
  /北朝鮮|外相|首相|首脳|大統領|[日米韓朝]露|露[朝米日軍大]|訪露|米[国韓朝軍]|[日韓]米|会談|氏|報道|発射|派遣|条約/gu;
export const chineseWords =
  /[的了是俄與与將将]|普[丁京]|峰[會会]|北[韓韩]|外[長长]|[總总][統统]|記者|记者|[电電]$/gu;

const variants = new Map<number, string>();
/** Characters of Taiwan, Hong Kong and Macau (Japan may share a few). */
export const traditionalOnly = new Set<number>();
/** Characters of mainland China and Singapore only. */
export const simplifiedOnly = new Set<number>();
/** Those among them that Japan writes anew: they are never Japanese. */
export const notJapanese = new Set<number>();
/** Characters of Japan only. */
export const japaneseOnly = new Set<number>();

for (const pair of traditional.trim().split(/\s+/)) addPair(pair, traditionalOnly);
for (const pair of japanese.trim().split(/\s+/)) addPair(pair, japaneseOnly);
// written so in more than one country, or before the reforms too
const sharedForms =
  '国会学体来万当参号与台后里干面系谷表松板准制余周升合托出向御采舍几只气于云尸秘占卜斗霸吁症丑冲么涂扎凶台双灯痴仿温惠画叠断点党乱属声独状宝尽届双虫旧灵径麦壮寿将寝礼祢称号糸缺弥恋蛮湾瓶残静点滞争净医区欧殴枢赖昼当数楼湿焕';
for (const shared of sharedForms) {
  simplifiedOnly.delete(shared.charCodeAt(0));
  japaneseOnly.delete(shared.charCodeAt(0));
}

const renewed = new Set([
  ...sharedForms,
  ...japanese
    .trim()
    .split(/\s+/)
    .map(pair => pair.charAt(1)),
]);
for (const pair of traditional.trim().split(/\s+/))
  if (pair.charAt(0) !== pair.charAt(1) && renewed.has(pair.charAt(1))) notJapanese.add(pair.charCodeAt(0));

function addPair(pair: string, only: Set<number>): void {
  const from = pair.charCodeAt(0);
  if (pair.charAt(0) === pair.charAt(1)) return;
  if (!variants.has(from)) variants.set(from, pair.charAt(1));
  only.add(from);
  if (only === traditionalOnly) simplifiedOnly.add(pair.charCodeAt(1));
}

/** The mainland form of a character, so that 導彈 and 导弹 are one word; itself when it has none. */
export function simplify(character: string): string {
  return variants.get(character.charCodeAt(0)) ?? character;
}
