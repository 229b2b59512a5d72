#!/usr/bin/env bash
# Runs gainsay-beam on a Flink cluster of this machine: a job manager and two task managers as processes on loopback, a job
# server, and Go workers that the task managers start. Two jobs: the first reads the articles and writes the readings into
# RESULTS/readings, the second compares these. Nothing is left running.
#
#   bench/beam/flink.sh ARTICLES.jsonl RESULTS          run
#   KILL=30 bench/beam/flink.sh ARTICLES.jsonl RESULTS  kill a task manager, and its worker, 30 seconds into the second job; another
#                                                       takes its place, as whatever runs a cluster would see to
#   EMBEDDED=1 bench/beam/flink.sh ARTICLES.jsonl RESULTS  a cluster inside of the job server, of one process
#   READINGS=FOLDER bench/beam/flink.sh - RESULTS       the second job alone, on what an earlier run read
#
# ARTICLES may be a glob. Needs Go, Java 11 or 17 and Maven. WORK is where libraries and logs go, FLAGS go to gainsay-beam.
# PARALLELISM, of SLOTS for each task manager, must rise with the archive: what a step writes for its part of the documents may not be
# larger than 400 MB (docs/scaling.md). NETWORK and MANAGED are the memory of a task manager for it.
set -euo pipefail
input=$1
[[ $input == /* || $input == - ]] || input=$PWD/$input
mkdir -p "$2"
output=$(realpath "$2")
readings=${READINGS:-}
[ -z "$readings" ] || readings=$(realpath "$readings")
cd "$(dirname "$0")"
work=${WORK:-/tmp/gainsay-flink}
mkdir -p "$work/conf" "$work/logs"
rm -f "$work"/logs/*.log
work=$(realpath "$work")
kill_after=${KILL:-}
slots=${SLOTS:-2}
parallelism=${PARALLELISM:-2}
rest=${REST_PORT:-18081}
job=${JOB_PORT:-18099}

[ -d "$work/lib" ] || mvn -q -B -f pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/lib"
# A given program is used as it is: readings name the build that wrote them.
[ -n "${PROGRAM:-}" ] && cp "$PROGRAM" "$work/gainsay-beam" || (cd ../../beam && go build -o "$work/gainsay-beam" ./cmd/gainsay-beam)

cat >"$work/conf/flink-conf.yaml" <<CONF
jobmanager.rpc.address: 127.0.0.1
jobmanager.rpc.port: 16123
jobmanager.bind-host: 127.0.0.1
jobmanager.memory.heap.size: 768m
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: $rest
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
taskmanager.numberOfTaskSlots: $slots
taskmanager.cpu.cores: 1
taskmanager.memory.task.heap.size: 768m
taskmanager.memory.task.off-heap.size: 64m
taskmanager.memory.framework.heap.size: 128m
taskmanager.memory.framework.off-heap.size: 128m
taskmanager.memory.network.min: ${NETWORK:-1g}
taskmanager.memory.network.max: ${NETWORK:-1g}
taskmanager.memory.managed.size: ${MANAGED:-1500m}
taskmanager.memory.jvm-metaspace.size: 256m
taskmanager.memory.jvm-overhead.min: 128m
taskmanager.memory.jvm-overhead.max: 128m
heartbeat.interval: 2000
heartbeat.timeout: ${HEARTBEAT:-10000}
cluster.evenly-spread-out-slots: true
restart-strategy.type: fixed-delay
restart-strategy.fixed-delay.attempts: 5
restart-strategy.fixed-delay.delay: 2 s
classloader.resolve-order: parent-first
io.tmp.dirs: $work/tmp
CONF
mkdir -p "$work/tmp"

opens=$(for p in java.base/java.lang java.base/java.util java.base/java.net java.base/java.io java.base/java.nio java.base/java.lang.reflect java.base/java.text java.base/java.time java.base/java.util.concurrent java.base/sun.nio.ch; do printf ' --add-opens=%s=ALL-UNNAMED' $p; done)
started=$work/started
: >"$started"
start() { # name, heap, class, arguments
  local name=$1 heap=$2
  shift 2
  # A process group of its own, so that a task manager goes with its workers.
  setsid java $opens -Xmx"$heap" -XX:MaxDirectMemorySize=4g -cp "$work/lib/*" "$@" >"$work/logs/$name.log" 2>&1 &
  echo $! >>"$started"
}
stop() { for p in $(<"$started"); do kill -KILL -- "-$p" 2>/dev/null || true; done; wait 2>/dev/null || true; }
trap stop EXIT
await() { # what, command
  for _ in $(seq "${PATIENCE:-60}"); do if eval "$2" >/dev/null 2>&1; then return; fi; sleep 1; done
  echo "$1 did not come up; see $work/logs" >&2
  exit 1
}

master=127.0.0.1:$rest
if [ -n "${EMBEDDED:-}" ]; then
  master='[local]'
else
  start jobmanager 1g org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir "$work/conf" --executionMode cluster
  taskmanager() { start "taskmanager-$1" 1g org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$work/conf"; }
  taskmanager 1
  victim=$(tail -1 "$started")
  taskmanager 2
  await "the cluster" "curl -sf http://127.0.0.1:$rest/overview | grep -q '\"taskmanagers\":2'"
fi
start jobserver 2g org.apache.beam.runners.flink.FlinkJobServerDriver --flink-master="$master" --flink-conf-dir="$work/conf" \
  --job-host=127.0.0.1 --job-port=$job --artifact-port=$((job - 1)) --expansion-port=$((job - 2)) --artifacts-dir="$work/artifacts"
await "the job server" "(exec 3<>/dev/tcp/127.0.0.1/$job)"
overview() { [ -n "${EMBEDDED:-}" ] || echo "cluster: $(curl -s "http://127.0.0.1:$rest/overview")"; }
overview

submit() { # name, flags
  local name=$1 begun status=0
  shift
  begun=$(date +%s)
  "$work/gainsay-beam" --runner=flink --endpoint=127.0.0.1:$job --parallelism=$parallelism --job_name="gainsay-$name" \
    --environment_type=PROCESS --environment_config="{\"command\":\"$work/gainsay-beam\"}" --worker_binary="$work/gainsay-beam" \
    "$@" ${FLAGS:-} >"$work/logs/submit-$name.log" 2>&1 || status=$?
  echo "job $name took $(($(date +%s) - begun)) s, exit status $status"
  overview
  return $status
}
tell() {
  [ -n "${EMBEDDED:-}" ] || for id in $(curl -s "http://127.0.0.1:$rest/jobs" | grep -o '"id":"[0-9a-f]*"' | cut -d'"' -f4); do
    curl -s "http://127.0.0.1:$rest/jobs/$id" | grep -o '"name":"[^"]*","isStoppable":[a-z]*,"state":"[A-Z]*"' | head -1
    curl -s "http://127.0.0.1:$rest/jobs/$id/exceptions" | grep -o '"exceptionName":"[^"]*","stacktrace":"[^\\]\{1,200\}' | sort | uniq -c || true
  done
  grep -hE "Job gainsay.*switched from state|is no longer reachable" "$work"/logs/job{manager,server}.log 2>/dev/null | cut -c1-220 | head -40 || true
}
trap 'tell; stop' EXIT

if [ -z "$readings" ]; then
  readings=$output/readings
  mkdir -p "$readings"
  submit read --input="$input" --readings="$readings"
fi
if [ -n "$kill_after" ]; then
  (
    for _ in $(seq 300); do curl -s "http://127.0.0.1:$rest/jobs" | grep -q RUNNING && break; sleep 1; done
    sleep "$kill_after"
    echo "killing task manager 1 (process group $victim) $kill_after s into the job: $(ps -o pid=,comm= -g "$victim" | tr '\n' ';')"
    kill -KILL -- "-$victim"
    sleep 10
    taskmanager 3
  ) &
fi
submit compare --readings="$readings" --output="$output"
cat "$output"/summary.jsonl
