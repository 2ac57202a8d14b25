# keep.sh NAME: keep the build of the worktree as a variant
set -e
d=/tmp/st/v/$1; rm -rf $d; mkdir -p $d; cp -r /tmp/wt/start/dist $d/; cp /tmp/wt/start/package.json $d/; cp -r /tmp/wt/start/samples $d/; ln -s /tmp/wt/start/node_modules $d/node_modules
