/** The most Scrum Teams and people a Flow Team has, and the fewest teams it is launched with. */
export const mostTeams = 15;
export const fewestTeams = 3;
export const mostMembers = 150;
/** TEAM-5: a larger Scrum Team is advised against. */
export const mostInTeam = 10;
