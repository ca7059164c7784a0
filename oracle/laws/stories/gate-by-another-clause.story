# Beta withdraws once the release is done. Alpha and Beta tell of the release differently; each is held to its own account.
clause release in Pause
  Alpha must release at least 5 people held in North within 2 days from start of Pause
  counted at handover

clause way in Pause
  Beta must visit in North within 3 days of start of Pause
  once clause release is met

clause flights in Pause
  Beta must not fly over North
  once clause release is met

clause daily trucks in Pause
  Beta must admit at least 10 trucks each day, counted at crossing
  once clause release is met

clause answer in Pause
  Beta must convey at least 1 truck within 1 day from start of Pause
  once clause release stands as not met

=== claims
claim,kind,voice,act,actor,thing,amount,adds,counting_point,place,occurred,said
r-alpha,claim,Alpha,release,Alpha,person held in North,5,event,handover,,2024-01-02T12:00+02:00,2024-01-02T13:00+02:00
r-beta,claim,Beta,release,Alpha,person held in North,3,total,handover,,2024-01-01T07:00+02:00/2024-01-03T07:00+02:00,2024-01-03T09:00+02:00
r-gamma,claim,Gamma,release,Alpha,person held in North,5,event,handover,,2024-01-02,2024-01-03T09:00+02:00
v-alpha,claim,Alpha,visit,Beta,,1,event,,North,2024-01-05T10:00+02:00,2024-01-05T11:00+02:00
t-alpha,claim,Alpha,admit,Beta,truck,12,total,crossing,,2024-01-03T07:00+02:00/2024-01-04T07:00+02:00,2024-01-04T09:00+02:00

# Nobody has said anything of the release yet: not in force, and never "not met".
=== on 2024-01-02T11:00+02:00
way | - | Alpha | not in force
way | - | Beta | not in force
way | - | all voices | not in force
answer | - | Beta | not in force

# Alpha says it is done; Beta has not spoken.
=== on 2024-01-02T14:00+02:00
way | - | Alpha | pending
way | - | Beta | not in force
flights | - | Alpha | pending
daily trucks | 2024-01-01 | Alpha | not in force
daily trucks | 2024-01-02 | Alpha | not in force

# The window is over. By Beta's count it was not met: what waits for it stays out of force, the answer is due.
=== on 2024-01-03T12:00+02:00
release | - | Alpha | met
release | - | Beta | not met
release | - | all voices | contested
way | - | Beta | not in force
way | - | both parties | contested
way | - | all voices | contested
answer | - | Alpha | not in force
answer | - | Beta | pending
answer | - | all voices | contested
# A voice that says nothing of the release leaves open whether it is in force.
way | - | Delta | unverified

# By Alpha it was due on 5 January at 12:00; the visit came two hours before.
=== on 2024-01-12T12:00+02:00
way | - | Alpha | met
# Gamma names a day of the release: from 2 January 07:00 or from 3 January 07:00.
daily trucks | 2024-01-02 | Alpha | not in force
daily trucks | 2024-01-03 | Alpha | met
answer | - | Beta | unverified
