set(shipped ${configs}/stages)
# Patterns are compiled for each copy of a catalogue, which takes long.
set(rounds 30)
