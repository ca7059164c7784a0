# A day for each ten handed over. Promises earn nothing, nine are no ten, and what was earned moves no end.
clause growth
  Pause extends 1 day for each 10 people held in North handed over
  whole tens only, at most 11 days in all, earned by handover before end of Pause
  reading "a promise is enough": earned by undertaking, held by Alpha
  reading "twelve days": at most 12 days in all, held by Beta

=== claims
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,clause,said
p-alpha,undertake,Alpha,release,Alpha,person held in North,10,,undertaking,2024-01-10T12:00+02:00,,2024-01-09T13:00+02:00
h-alpha,claim,Alpha,release,Alpha,person held in North,6,event,handover,2024-01-05T12:00+02:00,,2024-01-05T13:00+02:00
h-beta,claim,Beta,release,Alpha,person held in North,9,total,handover,2024-01-01T07:00+02:00/2024-01-11T07:00+02:00,,2024-01-11T09:00+02:00
h-gamma,claim,Gamma,release,Alpha,person held in North,10,event,handover,2024-01-10T12:00+02:00,,2024-01-10T13:00+02:00
x-gamma,announce,Gamma,extend,,,,,,2024-01-12T07:00+02:00,Pause,2024-01-10T20:00+02:00

=== on 2024-01-06T12:00+02:00
growth | 2024-01-11 | Alpha | pending, pending, pending

# Two accounts: ten by Gamma, nine by Beta. Alpha promised ten and says six were handed over so far.
=== on 2024-01-11T12:00+02:00
growth | 2024-01-11 | all voices | contested, met, contested
growth | 2024-01-11 | Beta | lapsed, unverified, lapsed
growth | 2024-01-11 | Gamma | met, unverified, met
growth | 2024-01-11 | Alpha | unverified, met, unverified
# The next day, under the cap of eleven, is not to be earned; under twelve it still is.
growth | 2024-01-12 | Gamma | lapsed, lapsed, pending
