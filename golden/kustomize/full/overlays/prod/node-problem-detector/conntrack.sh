#!/bin/sh
# How full the node's table of tracked connections is: 0 is well, 1 a problem, 2 unknown.
limit=90
proc=/proc/sys

for table in net/netfilter/nf_conntrack net/ipv4/netfilter/ip_conntrack; do
  [ -r "$proc/$table"_count ] || continue
  count=$(cat "$proc/$table"_count) || exit 2
  max=$(cat "$proc/$table"_max) || exit 2
  [ "$max" -gt 0 ] || exit 2
  if [ $((count * 100)) -gt $((max * limit)) ]; then
    echo "conntrack table over $limit percent full: $count of $max"
    exit 1
  fi
  echo "conntrack table: $count of $max"
  exit 0
done
exit 2
