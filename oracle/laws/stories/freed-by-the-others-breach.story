# Each is bound as long as the other is. By Alpha Beta attacked first, by Beta Alpha did; a voice that heard of both tells
# who was first by the hours, and frees only the other.
clause truce by Alpha in Pause
  Alpha must not attack in North
  freed as soon as clause truce by Beta stands as not met

clause truce by Beta in Pause
  Beta must not attack in North
  freed as soon as clause truce by Alpha stands as not met

clause trucks in Pause
  Beta must admit at least 10 trucks overall, counted at crossing
  freed as soon as clause truce by Alpha stands as not met

=== claims
claim,kind,voice,act,actor,thing,amount,adds,counting_point,place,occurred,said
b-alpha,claim,Alpha,attack,Beta,,1,event,,North,2024-01-03T10:00+02:00,2024-01-03T11:00+02:00
a-beta,claim,Beta,attack,Alpha,,1,event,,North,2024-01-03T12:00+02:00,2024-01-03T13:00+02:00
b-gamma,claim,Gamma,attack,Beta,,1,event,,North,2024-01-03T10:00+02:00,2024-01-03T11:00+02:00
a-gamma,claim,Gamma,attack,Alpha,,1,event,,North,2024-01-03T12:00+02:00,2024-01-03T13:00+02:00
b-delta,claim,Delta,attack,Beta,,1,event,,North,2024-01-03,2024-01-04T11:00+02:00
a-delta,claim,Delta,attack,Alpha,,1,event,,North,2024-01-03T12:00+02:00,2024-01-04T11:00+02:00
no-beta,claim,Beta,attack,Beta,,0,total,,North,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,2024-01-11T13:00+02:00
no-alpha,claim,Alpha,attack,Alpha,,0,total,,North,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,2024-01-11T13:00+02:00
t-gamma,claim,Gamma,admit,Beta,truck,4,total,crossing,,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,2024-01-11T13:00+02:00
t-beta,claim,Beta,admit,Beta,truck,4,total,crossing,,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,2024-01-11T13:00+02:00
t-alpha,claim,Alpha,admit,Beta,truck,4,total,crossing,,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,2024-01-11T13:00+02:00

=== on 2024-01-12T12:00+02:00
truce by Beta | - | all voices | contested
truce by Alpha | - | all voices | contested
truce by Beta | - | Alpha | not met
truce by Alpha | - | Alpha | met
truce by Beta | - | Beta | met
truce by Alpha | - | Beta | not met
# By Gamma Beta was first: Alpha was no longer bound when it attacked, and nobody says how things stood before.
truce by Beta | - | Gamma | not met
truce by Alpha | - | Gamma | unverified
# Delta has a day for the one and an hour for the other: who was first is open.
truce by Alpha | - | Delta | ambiguous
truce by Beta | - | Delta | ambiguous
# Whoever is freed may leave undone what was due later; who is not freed may not.
trucks | - | Beta | lapsed
trucks | - | Gamma | lapsed
trucks | - | Alpha | not met
trucks | - | both parties | contested
