import type { Dice } from '../dice.ts';

type Phrasebook = {
  readonly patterns: readonly string[];
  readonly places: readonly string[];
  readonly times: readonly string[];
  readonly extras: readonly string[];
};

/** Phrases per language, by the tag that X gives it (`in` is Indonesian). */
const PHRASEBOOKS = {
  es: {
    patterns: [
      'Qué día tan bonito en {place} con mi familia {time}',
      'No puedo creer lo que pasó en {place} {time}',
      'Hoy salimos temprano para ir a {place} con los amigos',
      'Me encanta pasar por {place} {time}, siempre hay algo nuevo',
      'Otra vez cerrado {place} {time} y nadie avisa nada',
    ],
    places: [
      'la playa',
      'el centro',
      'la plaza mayor',
      'el mercado',
      'la casa de mi abuela',
      'la estación',
      'el parque',
    ],
    times: [
      'esta mañana',
      'ayer por la tarde',
      'este fin de semana',
      'hoy',
      'el domingo',
      'anoche',
    ],
    extras: ['😍', '#felizdia', '#familia', '😭', '#fotos', 'jajaja'],
  },
  pt: {
    patterns: [
      'Que saudade de passar o dia em {place} com vocês {time}',
      'Ninguém acredita no que aconteceu em {place} {time}',
      'Bom dia pessoal, hoje tem café em {place}',
      'A gente foi para {place} {time} e choveu demais',
      'Melhor lugar do mundo é {place} {time}',
    ],
    places: ['casa', 'São Paulo', 'Lisboa', 'minha rua', 'Ipanema', 'nossa escola', 'Porto Alegre'],
    times: ['ontem', 'no domingo', 'hoje de manhã', 'no fim de semana', 'de noite'],
    extras: ['❤️', '#bomdia', '#saudade', '😂', '#fotografia', 'kkkkk'],
  },
  fr: {
    patterns: [
      'Quelle belle journée à {place} avec les copains {time}',
      'Je n’arrive pas à croire ce qui s’est passé à {place} {time}',
      'On a mangé une tarte à {place} {time}, un régal',
      'Encore un retard de train à {place} {time}, merci la SNCF',
      'Petit tour à {place} {time}, il pleuvait un peu',
    ],
    places: ['Lyon', 'la plage', 'Marseille', 'la maison', 'Nantes', 'la gare', 'Montmartre'],
    times: ['ce matin', 'hier soir', 'ce week-end', 'aujourd’hui', 'dimanche'],
    extras: ['🥐', '#bonheur', '#photo', '😡', '#weekend', 'mdr'],
  },
  de: {
    patterns: [
      'Was für ein schöner Tag in {place} mit der ganzen Familie {time}',
      'Ich kann nicht glauben, was {time} in {place} passiert ist',
      'Schon wieder Stau vor {place} {time}, ich habe keine Lust mehr',
      'Heute gibt es Kuchen in {place}, kommt alle vorbei',
      'Wir waren {time} in {place} und haben Fotos gemacht',
    ],
    places: [
      'Köln',
      'Hamburg',
      'der Altstadt',
      'Leipzig',
      'unserem Garten',
      'der Bücherei',
      'Bremen',
    ],
    times: ['heute Morgen', 'gestern Abend', 'am Wochenende', 'am Sonntag', 'vorhin'],
    extras: ['☀️', '#glücklich', '#unterwegs', '😢', '#foto', 'haha'],
  },
  it: {
    patterns: [
      'Che bella giornata a {place} con tutta la famiglia {time}',
      'Non ci posso credere, guardate cosa è successo a {place} {time}',
      'Un caffè veloce a {place} {time} e poi al lavoro',
      'Siamo tornati a {place} {time}, sempre un posto stupendo',
      'Treno in ritardo a {place} {time}, come sempre',
    ],
    places: ['Pisa', 'Livorno', 'casa dei nonni', 'Lucca', 'Firenze', 'Napoli', 'Torino'],
    times: ['stamattina', 'ieri sera', 'domenica', 'oggi', 'questo weekend'],
    extras: ['❤️', '#felicità', '#toscana', '😭', '#foto', 'ahahah'],
  },
  tr: {
    patterns: [
      '{time} ailemle birlikte {place} çok güzeldi',
      '{place} için çok üzgünüm, {time} olanlara inanamıyorum',
      '{time} arkadaşlarla {place} tarafında kahve içtik',
      'Yine yağmur var, {time} {place} bomboş kaldı',
    ],
    places: ['İstanbul', 'sahil', 'İzmir', 'çarşı', 'okul', 'Ankara'],
    times: ['bugün', 'dün akşam', 'bu sabah', 'hafta sonu', 'pazar günü'],
    extras: ['😊', '#günaydın', '#istanbul', '😔', '#fotoğraf'],
  },
  in: {
    patterns: [
      'Senang sekali bisa jalan ke {place} bersama keluarga {time}',
      'Sedih banget lihat kondisi {place} {time}, semoga cepat pulih',
      'Makan siang di {place} {time} sama teman kantor',
      'Macet lagi di {place} {time}, sabar ya semua',
    ],
    places: ['pantai', 'Jakarta', 'Bandung', 'pasar', 'rumah nenek', 'stasiun'],
    times: ['tadi pagi', 'kemarin', 'hari ini', 'akhir pekan', 'tadi malam'],
    extras: ['🙏', '#bahagia', '#kuliner', '😭', '#foto', 'wkwk'],
  },
  ja: {
    patterns: [
      '{time}は家族と{place}に行ってきました。とても楽しかったです。',
      '{place}の写真を撮りました。{time}は天気がよかった。',
      '{time}の{place}、電車が遅れて本当に疲れた。',
      '{place}でお昼ごはん。{time}も人が多いですね。',
    ],
    places: ['海', '京都', '駅前', '公園', '大阪', '図書館'],
    times: ['今日', '昨日', '日曜日', '今朝', '週末'],
    extras: ['😊', '#写真', '#ランチ', '😢', '#散歩'],
  },
  ko: {
    patterns: [
      '{time} 가족들이랑 {place}에 다녀왔어요 정말 행복했어요',
      '{time} {place}에서 찍은 사진이에요',
      '{place}에 비가 너무 많이 와서 {time} 집에 못 갔어요',
      '{time} 친구랑 {place}에서 점심 먹었어요',
    ],
    places: ['바다', '서울', '공원', '학교 앞', '부산', '시장'],
    times: ['오늘', '어제', '주말에', '아침에', '일요일에'],
    extras: ['💕', '#일상', '#사진', 'ㅠㅠ', 'ㅋㅋㅋ'],
  },
  ar: {
    patterns: [
      'يوم جميل جدا في {place} مع العائلة {time}',
      'لا أصدق ما حدث في {place} {time}',
      'صورة من {place} التقطتها {time} بهاتفي',
      'ازدحام كبير في {place} {time} والناس متعبة',
    ],
    places: ['الشاطئ', 'القاهرة', 'السوق', 'المدينة القديمة', 'عمان', 'الحديقة'],
    times: ['اليوم', 'أمس', 'هذا الصباح', 'مساء الأحد', 'الليلة'],
    extras: ['❤️', '#صور', '#صباح_الخير', '😢', '#سفر'],
  },
} as const satisfies Readonly<Record<string, Phrasebook>>;

export type ForeignLanguage = keyof typeof PHRASEBOOKS;

const SHARES: Readonly<Record<ForeignLanguage, number>> = {
  es: 5,
  pt: 4,
  ja: 4,
  fr: 2.5,
  de: 2,
  it: 2,
  tr: 1.5,
  in: 2,
  ko: 1.5,
  ar: 1.5,
};

/** Composes a post in another language than English, with that language's tag on X. */
export function composeForeignText(dice: Dice): {
  readonly text: string;
  readonly language: ForeignLanguage;
} {
  const language = dice.weighted(SHARES);
  const book: Phrasebook = PHRASEBOOKS[language];
  const phrase = dice
    .pick(book.patterns)
    .replace('{place}', dice.pick(book.places))
    .replace('{time}', dice.pick(book.times));
  const extras = Array.from({ length: dice.int(3) }, () => ` ${dice.pick(book.extras)}`).join('');
  return { text: phrase.charAt(0).toUpperCase() + phrase.slice(1) + extras, language };
}
