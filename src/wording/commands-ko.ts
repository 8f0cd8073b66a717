import type { CommandTexts, OptionText } from './command-text.ts';

const language: OptionText = ['언어', '이 언어로만: hi, Russian, 한국어'];
const topic: OptionText = ['주제', '이 주제만: arms-supply, summit'];
const person: OptionText = ['인물', '이 인물이나 기관을 언급한 것만(표기 무관)'];
const from: OptionText = ['부터', '최초 확인 시작: 7d, 2026-11-01'];
const to: OptionText = ['까지', '최초 확인 끝: yesterday, 2026-11-20'];
const firstDay: OptionText = ['부터', '첫날: 90d, 2024-06, 2023-09-13'];
const lastDay: OptionText = ['까지', '마지막 날: yesterday, 2024-12-31'];
const story: OptionText = ['사안', '# 뒤의 사안 번호 또는 기사 id'];
const form: OptionText = ['형식', '전체(기사 문장 포함) 또는 간략', { full: '전체', compact: '간략' }];

/** 한국어 명령. */
export const commandsKo: CommandTexts = {
  latest: {
    name: '최신',
    about: '최신 사안과 각 보도의 언어',
    options: {
      count: ['개수', '한 페이지의 사안 수 (5)'],
      language,
      topic,
      person,
      since: ['이후', '이때부터만: 24h, 7d, yesterday, 2026-11-20'],
    },
  },
  search: {
    name: '검색',
    about: '전체 보도 검색: 어떤 문자, 어떤 표기의 이름이든',
    options: {
      query: ['검색어', '낱말, "구절", -제외; 쇼이구는 Shoigu와 Шойгу도 찾음'],
      language,
      topic,
      person,
      from,
      to,
      count: ['개수', '한 페이지의 기사 수 (5)'],
    },
  },
  story: { name: '사안', about: '한 사안 전체: 매체와 언어별 내용', options: { story } },
  timeline: {
    name: '연표',
    about: '언제 무슨 일이 있었나: 날짜가 확인된 사건과 보도',
    options: {
      from: firstDay,
      to: lastDay,
      person,
      topic,
      language,
      count: ['개수', '한 페이지의 사안 수 (10)'],
    },
  },
  who: {
    name: '인물',
    about: '인물이나 기관: 문자별 표기, 직책, 언급, 사안',
    options: { name: ['이름', '어떤 표기의 이름이든: 쇼이구, Shoigu, शोइगु'] },
  },
  trend: {
    name: '추이',
    about: '일, 주, 월별 보도량 그래프, 언어나 주제별',
    options: {
      by: ['구분', '무엇으로 나눌지 (언어)', { language: '언어', topic: '주제', none: '없음' }],
      from: firstDay,
      to: lastDay,
      person,
      topic,
      language,
      unit: ['단위', '막대 하나의 기간; 없으면 전체 기간에 맞춤', { day: '일', week: '주', month: '월' }],
    },
  },
  discuss: {
    name: '토론',
    about: '사안의 스레드를 여기에 열거나 찾기; 이후 보도가 그 안에 올라옴',
    options: { story },
  },
  mark: {
    name: '표시',
    about: '사안을 확인됨, 논란 있음, 중복, 분야 외로 표시하거나 해제',
    options: {
      story,
      as: [
        '표시',
        '무엇인지; 분야 외 사안은 목록과 다이제스트에서 빠짐',
        {
          verified: '✅ 확인됨',
          disputed: '❓ 논란 있음',
          duplicate: '🔁 중복',
          'off-beat': '🚫 분야 외',
          none: '표시 없음',
        },
      ],
      of: ['원본', '중복일 때: 되풀이한 사안'],
      note: ['메모', '이유를 짧게, 표시와 함께 보임'],
    },
  },
  merge: {
    name: '합치기',
    about: '두 사안을 하나로; 예전 번호는 새 사안으로 이어짐',
    options: { story: ['사안', '다른 사안에 들어갈 사안'], into: ['대상', '남을 사안'] },
  },
  split: {
    name: '나누기',
    about: '사안의 일부 보도를 별도 사안으로 분리',
    options: {
      story: ['사안', '나눌 사안'],
      reports: ['보도', '분리할 보도, `story`의 번호로: 41,43'],
    },
  },
  move: {
    name: '옮기기',
    about: '보도를 다른 사안이나 새 사안으로 옮기기',
    options: {
      reports: ['보도', '`story`의 보도 번호나 id: 41,43'],
      to: ['대상', '속할 사안 또는 new'],
    },
  },
  undo: {
    name: '되돌리기',
    about: '이 채널의 마지막 정정 또는 번호로 지정한 정정을 취소',
    options: { number: ['번호', '`audit`의 정정 번호; 없으면 이곳의 마지막'] },
  },
  audit: {
    name: '정정내역',
    about: '사람이 한 모든 정정: 누가, 무엇을, 언제, 전과 후',
    options: { story: ['사안', '이 사안의 정정만'], count: ['개수', '한 페이지의 수 (10)'] },
  },
  digest: {
    name: '다이제스트',
    about: '지금 다이제스트(공유 전에는 나만 봄) 또는 이전 호',
    options: {
      number: ['번호', '이전 다이제스트의 번호'],
      since: ['이후', '시작: 24h(기본), 7d, yesterday, 2026-11-20'],
      language,
      topic,
      form,
    },
  },
  export: {
    name: '내보내기',
    about: '사안이나 검색 결과를 출처 표기와 함께 CSV, JSON Lines, Markdown 파일로',
    options: {
      query: ['검색어', '검색어; 없으면 최신 사안'],
      format: ['파일', '파일 형식 (csv)'],
      language,
      topic,
      person,
      from,
      to,
      count: ['개수', '최대 개수 (200)'],
    },
  },
  add: {
    name: '추가',
    about: '주소나 본문으로 기사를 보관소에 추가',
    options: { item: ['기사', '기사의 주소 또는 전체 본문'] },
  },
  subscribe: {
    name: '구독',
    about: '이 채널에 정기 다이제스트 신청',
    options: {
      at: ['시각', '시각: 08:30 또는 08:30,18:00'],
      days: ['요일', 'daily(기본), weekdays, weekends 또는 mon,wed,fri'],
      zone: ['시간대', '시간대: Europe/Berlin, Asia/Seoul'],
      language,
      topic,
      person,
      outlets: ['매체수', '서로 다른 매체가 이만큼 이상인 사안만'],
      'quiet-hours': ['조용한시간', '알림 없는 시간: 22:00-07:00 또는 none'],
      number: ['번호', '이 구독을 변경; 쓰지 않은 것은 그대로'],
      minimum: ['최소', '보도가 이만큼 이상인 사안만'],
      form,
      quiet: [
        '무소식',
        '새 소식이 없을 때: 출처 상태와 함께 알리거나 조용히',
        { 'say-so': '알림', 'keep-quiet': '조용히' },
      ],
      later: [
        '이후보도',
        '이후 보도: 스레드에만, 또는 채널에도 짧게',
        { thread: '스레드에만', announce: '채널에도 알림' },
      ],
      channel: ['채널', '다른 채널: discord:123…, slack:C…; 없으면 이 채널'],
    },
  },
  subscriptions: {
    name: '구독목록',
    about: '이 채널의 구독: 목록, 변경, 미리보기, 중지, 재개, 내역',
    options: {
      do: [
        '동작',
        '하나에 할 일; 비우면 모두 목록으로',
        {
          show: '보기',
          edit: '변경',
          preview: '미리보기',
          pause: '중지',
          resume: '재개',
          history: '내역',
        },
      ],
      number: ['번호', '구독 번호; 하나뿐이면 생략'],
    },
  },
  unsubscribe: {
    name: '구독해지',
    about: '이 채널의 구독 종료',
    options: { number: ['번호', '`subscriptions`의 번호; 하나뿐이면 생략'] },
  },
  follow: {
    name: '팔로우',
    about: '사안, 인물, 주제를 여기서 바로 알림; 비우면 팔로우 목록',
    options: {
      what: ['대상', '사안 번호, 이름, 주제: #12, 쇼이구, arms-supply'],
      quiet: ['조용히', '알림 없는 시간: 22:00-07:00; 그동안의 것은 뒤에 알림'],
      zone: ['시간대', '조용한 시간의 시간대: Europe/Berlin'],
      most: ['최대', '시간당 최대 메시지 수 (6); 나머지는 모아서'],
    },
  },
  unfollow: {
    name: '팔로우해제',
    about: '사안, 인물, 주제를 더는 여기에 알리지 않음',
    options: { what: ['대상', 'follow에 쓴 대로 또는 그 번호; 하나뿐이면 생략'] },
  },
  sources: {
    name: '출처',
    about: '무엇을 읽고 있고 정상인지; 피드 추가, 삭제, 중지, 시험',
    options: {
      action: [
        '동작',
        '할 일(관리자; 보기는 누구나); 비우면 모든 출처와 상태',
        {
          show: 'show (한 출처 자세히)',
          test: 'test (무엇이 들어올지 보기)',
          add: 'add (피드 추가)',
          remove: 'remove (더는 읽지 않음)',
          pause: 'pause (당분간 중지)',
          resume: 'resume (재개)',
          set: 'set (읽는 방법 변경)',
          export: 'export (모든 피드를 OPML로)',
          import: 'import (OPML 가져오기, 터미널에서만)',
        },
      ],
      address: ['주소', '피드나 사이트의 주소 또는 목록의 이름'],
      full: ['전문', 'set에서: 전체 기사를 맛보기일 때, 항상, 또는 안 가져옴'],
      reason: ['이유', 'pause에서: 다른 사람이 볼 이유'],
    },
  },
  speak: {
    name: '언어',
    about: '봇이 쓰는 언어: 이 채널에서, 또는 나에게',
    options: {
      language: ['언어', '쓸 언어; 비우면 지금 언어를 보여 줌', { auto: '앱 설정대로' }],
      for: ['대상', '이 채널(관리자) 또는 나만', { channel: '채널', me: '나' }],
    },
  },
  why: {
    name: '이유',
    about: '파일, 주소, 기사가 어떻게 처리되었고 왜 그런지',
    options: { item: ['항목', '파일 이름, 주소 또는 기사 id'] },
  },
  help: {
    name: '도움말',
    about: '각 명령이 하는 일과 예',
    options: { command: ['명령', '한 명령을 자세히'] },
  },
};
