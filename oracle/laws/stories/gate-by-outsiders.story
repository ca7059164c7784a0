# A condition that an outsider sets, and an announcement. What a third party has done opens the term for who says so.
clause flights in Pause
  Beta must not fly over North
  once Joint Monitors has verified in North and Gamma has announced it

=== claims
claim,kind,voice,act,actor,amount,adds,clause,place,occurred,refers_to,said
v-jm,claim,Joint Monitors,verify,Joint Monitors,1,event,,North,2024-01-02T12:00+02:00,,2024-01-02T13:00+02:00
v-beta,claim,Beta,verify,Joint Monitors,0,total,,North,2024-01-01T07:00+02:00/2024-01-12T07:00+02:00,,2024-01-12T09:00+02:00
s-gamma,announce,Gamma,start,,,,flights,,2024-01-03T07:00+02:00,,2024-01-02T20:00+02:00
f-alpha,claim,Alpha,fly,Beta,1,event,,North,2024-01-02T18:00+02:00,,2024-01-02T19:00+02:00
f-jm,claim,Joint Monitors,fly,Beta,1,event,,North,2024-01-04T18:00+02:00,,2024-01-04T19:00+02:00
no,deny,Alpha,,,,,,,,s-gamma,2024-01-11T09:00+02:00

=== on 2024-01-02T18:30+02:00
flights | - | Joint Monitors | not in force
flights | - | Alpha | not in force

# Verified and announced, for one voice; the flight before the opening marks nobody.
=== on 2024-01-03T12:00+02:00
flights | - | Joint Monitors | pending
flights | - | Alpha | not in force
flights | - | all voices | pending

=== on 2024-01-05T12:00+02:00
flights | - | Joint Monitors | not met
flights | - | Alpha | not in force

# A party denies the announcement: it opens nothing.
=== on 2024-01-11T12:00+02:00
flights | - | Joint Monitors | not in force
