#!/bin/sh
# A day with a patch, from the build to the gate. Run it in an empty folder:
#
#     sh .../test/day/day.sh 'npx perfshift'
#
# It needs Linux, perf and gcc. `$1` is how perfshift is called. A patch has made lookup_route twice as dear: 6 turns a
# packet in place of 3, so that a packet costs 13 / 10 = 1.30 of what it did. No other function was touched, and all others have a
# smaller share of the profile afterwards.
set -eu
perfshift=${1:-perfshift}
here=$(dirname "$0")

# Two versions of a program.
mkdir -p old new
gcc -O1 -fno-inline -o old/router "$here/router.c"
gcc -O1 -fno-inline -DCOST_LOOKUP=6 -o new/router "$here/router.c"

# Five runs of each, taking turns. The rate that the program prints is kept with each run.
$perfshift record -o runs --runs 5 -F 1999 --interleave 'exec old/router 80000' 'exec new/router 80000'

# What can such runs show?
$perfshift noise runs/before > noise.txt

# What shifted, by the cost of a packet: a mail, a document for programs, and a picture.
$perfshift runs -o mail.txt -o verdict.json -o verdict.md -o picture.svg

# The same without the rates: what grew, and what has a smaller share only because of that.
mkdir -p shares/before shares/after
for side in before after; do
  for run in 1 2 3 4 5; do
    sed '/packets\/s/d' "runs/$side/$run.txt" > "shares/$side/$run.txt"
  done
done
$perfshift shares/before shares/after --alpha 0.001 -o shares.txt -o shares.json

# Gates: 1 where a condition is met, 0 where it is not, 3 where such runs could not have shown it.
gate() {
  name=$1
  shift
  status=0
  $perfshift "$@" -o "$name.txt" || status=$?
  echo "$name $status" >> gates
}
gate dearer runs --fail-on 'lookup_route:grew>10'
gate others shares/before shares/after --alpha 0.001 --fail-on 'receive_frame:shrank' --fail-on 'rewrite_header:shrank'
# At the usual 5 % chance alone would make one of twenty days find that it grew.
gate blind runs --alpha 0.00001 --fail-on 'receive_frame:grew>0.01'
gate misspelled runs --fail-on 'lookup_rout:grew'

# The settings of a project, kept beside its sources.
cat > .perfshiftrc << 'END'
{ "schema": "perfshift/config/1", "groups": { "routing": "route|rewrite" }, "fail-on": "routing:grew>10" }
END
$perfshift config > config.txt
gate configured runs
