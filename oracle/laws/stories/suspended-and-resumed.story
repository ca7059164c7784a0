# Delta may suspend; nobody else. A suspension ends when Delta resumes, and what was done outside of it counts.
clause quiet in Pause
  Alpha must not attack in North
  may be suspended by Delta

clause way in Pause
  Alpha must visit in North by 2024-01-03 12:00
  may be suspended by Delta

clause daily way in Pause
  Alpha must visit in North by 12:00 each day
  may be suspended by Delta

=== claims
claim,kind,voice,act,actor,amount,adds,clause,place,occurred,said
s1,suspend,Delta,,,,,quiet,,2024-01-02T07:00+02:00/2024-01-06T07:00+02:00,2024-01-02T06:00+02:00
r1,announce,Delta,resume,,,,quiet,,2024-01-04T07:00+02:00,2024-01-04T06:00+02:00
s2,suspend,Delta,,,,,way,,2024-01-02T07:00+02:00/2024-01-06T07:00+02:00,2024-01-02T06:00+02:00
s3,suspend,Beta,,,,,daily way,,2024-01-02T07:00+02:00/2024-01-06T07:00+02:00,2024-01-02T06:00+02:00
s4,suspend,Delta,,,,,daily way,,2024-01-02T07:00+02:00/2024-01-04T10:00+02:00,2024-01-02T06:00+02:00
a-beta,claim,Beta,attack,Alpha,1,event,,North,2024-01-05T10:00+02:00,2024-01-05T11:00+02:00
a-gamma,claim,Gamma,attack,Alpha,1,event,,North,2024-01-03T10:00+02:00,2024-01-03T11:00+02:00
n-beta,claim,Beta,visit,Alpha,0,total,,North,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,2024-01-11T08:00+02:00

=== on 2024-01-12T12:00+02:00
# By Beta Alpha acted after the resumption, by Gamma while it was suspended.
quiet | - | Beta | not met
quiet | - | Gamma | suspended
quiet | - | all voices | not met
way | - | Beta | suspended
# Beta has no power to suspend: it changes nothing. Delta's covers noon of 2 and 3 January, and no longer noon of the 4th.
daily way | 2024-01-02 | Beta | suspended
daily way | 2024-01-03 | Beta | suspended
daily way | 2024-01-04 | Beta | not met
daily way | 2024-01-05 | Beta | not met
