# Two that withdraw side by side: each waits for the other, and nobody is late before the other has done its part.
clause way out in Pause
  Alpha must visit in North by 2024-01-03 12:00
  alongside clause way in

clause way in in Pause
  Beta must visit in North by 2024-01-03 12:00
  alongside clause way out

=== claims
claim,kind,voice,act,actor,amount,adds,place,occurred,said
in-beta,claim,Beta,visit,Beta,1,event,North,2024-01-05T12:00+02:00,2024-01-05T13:00+02:00
in-gamma,claim,Gamma,visit,Beta,1,event,North,2024-01-05T12:00+02:00,2024-01-05T13:00+02:00
no-alpha,claim,Alpha,visit,Beta,0,total,North,2024-01-01T07:00+02:00/2024-01-08T07:00+02:00,2024-01-08T08:00+02:00
no-out,claim,Beta,visit,Alpha,0,total,North,2024-01-01T07:00+02:00/2024-01-08T07:00+02:00,2024-01-08T08:00+02:00
own-out,claim,Alpha,visit,Alpha,0,total,North,2024-01-01T07:00+02:00/2024-01-08T07:00+02:00,2024-01-08T08:00+02:00
gamma-out,claim,Gamma,visit,Alpha,0,total,North,2024-01-01T07:00+02:00/2024-01-08T07:00+02:00,2024-01-08T08:00+02:00

# The hour has passed and neither has moved: both pending, for every voice.
=== on 2024-01-04T12:00+02:00
way out | - | Alpha | pending
way out | - | Beta | pending
way in | - | Alpha | pending
way in | - | all voices | pending

# By Beta one side is done, later than agreed: the other is due since noon, and nobody has said anything of it.
=== on 2024-01-05T20:00+02:00
way in | - | Beta | met
way out | - | Beta | unverified
way out | - | Alpha | pending

# By Beta and Gamma the other side left it undone. By Alpha neither has moved.
=== on 2024-01-08T12:00+02:00
way out | - | Alpha | pending
way out | - | Beta | not met
way out | - | Gamma | not met
way in | - | Alpha | pending
way out | - | all voices | contested

# After the end of the phase what both left undone ran out.
=== on 2024-01-12T12:00+02:00
way out | - | Alpha | lapsed
way in | - | Alpha | lapsed
way out | - | Gamma | not met
