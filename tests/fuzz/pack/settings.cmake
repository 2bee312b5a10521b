set(shipped ${configs}/policies)
set(rounds 20)
