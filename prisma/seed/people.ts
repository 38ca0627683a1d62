import type { Role } from "@/lib/domain/access";
import type { Skill } from "@/lib/domain/flow-teams/skills";
import type { Random } from "./random";

/** Somebody of the story. `key` stands for their id until they are written. */
export type DemoPerson = {
  key: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  /** Null for who has no part in the Flow Team. */
  skills: Skill[];
};

export type DemoHolding = { person: string; role: Role; team: string | null };

type DemoTeam = { key: string; name: string; hue: number; usualCapacity: number; developers: number };

/** Twelve Scrum Teams, by what they look after in the port. */
export const demoTeams: DemoTeam[] = [
  { key: "berths", name: "Berths", hue: 0, usualCapacity: 17, developers: 8 },
  { key: "pilotage", name: "Pilotage", hue: 1, usualCapacity: 15, developers: 7 },
  { key: "tides", name: "Tides and Weather", hue: 2, usualCapacity: 14, developers: 7 },
  { key: "yard", name: "Yard", hue: 3, usualCapacity: 18, developers: 8 },
  { key: "gatehouse", name: "Gatehouse", hue: 4, usualCapacity: 16, developers: 8 },
  { key: "customs", name: "Customs", hue: 5, usualCapacity: 15, developers: 7 },
  { key: "manifest", name: "Manifest", hue: 6, usualCapacity: 17, developers: 8 },
  { key: "tariffs", name: "Tariffs", hue: 7, usualCapacity: 13, developers: 7 },
  { key: "traffic", name: "Vessel Traffic", hue: 8, usualCapacity: 18, developers: 8 },
  { key: "exchange", name: "Exchange", hue: 9, usualCapacity: 16, developers: 8 },
  { key: "quayside", name: "Quayside App", hue: 10, usualCapacity: 14, developers: 7 },
  { key: "bedrock", name: "Bedrock", hue: 11, usualCapacity: 18, developers: 8 },
];

/** First and last names that go together. Everybody is invented. */
const namesake: [first: string[], last: string[]][] = [
  [
    ["Amara", "Chidi", "Ngozi", "Tunde", "Ifeoma", "Emeka", "Folake", "Kelechi", "Simisola", "Obinna"],
    ["Okafor", "Adeyemi", "Eze", "Balogun", "Nwosu", "Okonjo", "Afolabi", "Ibekwe", "Danjuma", "Olawale"],
  ],
  [
    ["Maren", "Jannik", "Svea", "Torben", "Levke", "Hauke", "Frauke", "Malte", "Wiebke", "Arne"],
    [
      "Petersen",
      "Brodersen",
      "Lorenzen",
      "Hansen",
      "Feddersen",
      "Carstens",
      "Thomsen",
      "Ketels",
      "Boysen",
      "Matthiesen",
    ],
  ],
  [
    ["Priya", "Arjun", "Kavya", "Rohan", "Meera", "Vikram", "Anjali", "Sanjay", "Lakshmi", "Nikhil"],
    ["Iyer", "Menon", "Kulkarni", "Bhatt", "Raghavan", "Desai", "Nair", "Chowdhury", "Sethi", "Pillai"],
  ],
  [
    ["Lucía", "Mateo", "Ximena", "Joaquín", "Valentina", "Andrés", "Camila", "Rodrigo", "Itzel", "Emilio"],
    ["Paredes", "Quispe", "Olivares", "Montoya", "Cárdenas", "Villalobos", "Rentería", "Fuentes", "Arriaga", "Salcedo"],
  ],
  [
    ["Mei", "Haoran", "Xinyi", "Jun", "Lihua", "Zihan", "Wen", "Yutong", "Bo", "Ruolan"],
    ["Zhao", "Lin", "Deng", "Xu", "Tang", "Gao", "Shen", "Peng", "Luo", "Fang"],
  ],
  [
    ["Yuki", "Haruto", "Aoi", "Kenji", "Sakura", "Daichi", "Naoko", "Ren", "Emi", "Takumi"],
    ["Morita", "Hayashi", "Okabe", "Shimizu", "Nakagawa", "Ueda", "Kuroda", "Fujii", "Matsuo", "Inoue"],
  ],
  [
    ["Leila", "Omar", "Nadia", "Karim", "Yasmin", "Tariq", "Samira", "Bilal", "Rania", "Hicham"],
    ["Haddad", "Benali", "Mansour", "Khoury", "Ziani", "El Amrani", "Sabbagh", "Farouk", "Tahiri", "Nasser"],
  ],
  [
    ["Saskia", "Joris", "Femke", "Bram", "Lotte", "Daan", "Marijke", "Sander", "Anouk", "Ruben"],
    ["van der Meer", "Dijkstra", "Hoekstra", "Verbeek", "Kuipers", "Postma", "de Wit", "Zeilstra", "Bakker", "Vroom"],
  ],
  [
    ["Orla", "Cian", "Rhiannon", "Euan", "Niamh", "Gethin", "Isla", "Fergus", "Bronwen", "Callum"],
    [
      "Gallagher",
      "Pritchard",
      "Buchanan",
      "Kinsella",
      "Morgan",
      "Sinclair",
      "Doyle",
      "Llewellyn",
      "Mackay",
      "Brannigan",
    ],
  ],
  [
    ["Zofia", "Marek", "Katarzyna", "Tomasz", "Ilona", "Piotr", "Daria", "Jakub", "Halina", "Bartosz"],
    ["Nowicka", "Zielinski", "Wrona", "Kaczmarek", "Sobczak", "Maj", "Lis", "Górski", "Pawlak", "Dudek"],
  ],
  [
    ["Thandiwe", "Sipho", "Naledi", "Kagiso", "Zanele", "Lwazi", "Palesa", "Themba", "Amahle", "Sizwe"],
    ["Dlamini", "Mokoena", "Ndlovu", "Khumalo", "Molefe", "Sithole", "Mahlangu", "Zulu", "Radebe", "Nkosi"],
  ],
  [
    ["Moana", "Tama", "Leilani", "Ioane", "Sina", "Koa", "Hina", "Manu", "Tala", "Sione"],
    ["Kahale", "Tuilagi", "Parata", "Fonoti", "Ngata", "Kealoha", "Leavai", "Rangi", "Taufa", "Mahina"],
  ],
  [
    ["Elif", "Deniz", "Zeynep", "Emre", "Defne", "Kerem", "Selin", "Baran", "Ece", "Onur"],
    ["Yıldız", "Aksoy", "Demirci", "Kaplan", "Özkan", "Tekin", "Aydın", "Korkmaz", "Polat", "Şen"],
  ],
];

/** Guests of the Flow Team, who don't count as Members. */
const guests = 5;

/**
 * 117 Members (three in leadership, twelve Product Owners, eleven Scrum Masters of whom one serves
 * two teams, 91 Developers), five guests and an Administrator.
 */
export function demoPeople(random: Random): { people: DemoPerson[]; holdings: DemoHolding[] } {
  const names = random.shuffle(
    namesake.flatMap(([first, last]) => {
      const lasts = random.shuffle(last);
      return first.map((name, index) => `${name} ${lasts[index]}`);
    }),
  );
  const people: DemoPerson[] = [];
  const holdings: DemoHolding[] = [];
  const join = (key: string, skills: Skill[], isAdministrator = false): string => {
    const name = names[people.length];
    if (!name) throw new Error("There are fewer names than people");
    people.push({ key, name, email: `${addressPart(name)}@demo.flotilla.example`, isAdministrator, skills });
    return key;
  };
  const hold = (person: string, role: Role, team: string | null = null) => holdings.push({ person, role, team });

  hold(join("cpo", ["business"]), "cpo");
  hold(join("csm", ["business"]), "csm");
  hold(join("architect", ["development"]), "architect");
  for (const team of demoTeams) {
    hold(join(`po ${team.key}`, ["business"]), "po", team.key);
    // Tides and Weather shares the Scrum Master of Pilotage.
    if (team.key === "tides") hold("sm pilotage", "sm", team.key);
    else hold(join(`sm ${team.key}`, random.pick([["testing"], ["business"], ["development"]])), "sm", team.key);
    for (let number = 1; number <= team.developers; number++) {
      hold(join(`dev ${team.key} ${number}`, developerSkills(team.key, number)), "developer", team.key);
    }
  }
  for (let number = 1; number <= guests; number++) hold(join(`guest ${number}`, ["business"]), "stakeholder");
  join("administrator", [], true);
  return { people, holdings };
}

/** Everyone develops but a tester and a designer a team; Gatehouse has no designer, so that TEAM-5 has something to say. */
function developerSkills(team: string, number: number): Skill[] {
  if (number === 2) return ["testing"];
  if (number === 3 && team !== "gatehouse") return ["ux"];
  if (number === 4) return ["development", "testing"];
  return ["development"];
}

/** "Özkan van der Meer" becomes "ozkan.van.der.meer". */
function addressPart(name: string): string {
  return name
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, ".");
}
