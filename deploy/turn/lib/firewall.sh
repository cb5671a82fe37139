# shellcheck shell=bash disable=SC2154
# The firewall of this host, where it has one that keeps things out. The one of a cloud provider is out of reach here.

# What has to come in, one `protocol ports` each.
openings() {
  printf '%s\n' "udp $port" "tcp $port" "udp $first_port:$last_port"
  [[ -z $cert ]] || printf '%s\n' "tcp $tls_port"
}

open_firewall() {
  if command -v ufw >/dev/null && ufw status | grep -q '^Status: active'; then
    open_ufw
  elif command -v nft >/dev/null && [[ -n $(closed_chains) ]]; then
    open_nftables
  elif command -v iptables >/dev/null && iptables -S INPUT 2>/dev/null | grep -Eq '^-P INPUT DROP|-j (DROP|REJECT)'; then
    open_iptables
  else
    say 'No firewall on this host keeps anything out. Where your provider has one, open there:'
    openings | sed 's/^/  /; s/:/-/' >&2
  fi
}

open_ufw() {
  local protocol range
  while read -r protocol range; do
    ufw allow proto "$protocol" to any port "$range" comment 'call-elements TURN' >/dev/null
  done < <(openings)
  say 'ufw: the ports are open.'
}

# Chains of nftables that see what comes in and let nothing through by default, one `family table chain` each. Those of
# iptables are left to iptables, which would not know its own tables any more.
closed_chains() {
  nft list chains 2>/dev/null | awk '
    $1 == "table" { family = $2; table = $3 }
    $1 == "chain" { chain = $2 }
    /hook input/ && /policy drop/ && !(chain == "INPUT" && table == "filter") { print family, table, chain }'
}

open_nftables() {
  local family table chain protocol range
  while read -r family table chain; do
    while read -r protocol range; do
      nft -nn list chain "$family" "$table" "$chain" | grep -q "$protocol dport ${range/:/-} accept" ||
        nft insert rule "$family" "$table" "$chain" "$protocol" dport "${range/:/-}" accept comment '"call-elements TURN"'
    done < <(openings)
  done < <(closed_chains)
  say 'nftables: the ports are open until the next start. To keep them, put the same into /etc/nftables.conf:'
  openings | sed 's/:/-/; s/\(.*\) \(.*\)/  \1 dport \2 accept/' >&2
}

open_iptables() {
  local protocol range tool
  while read -r protocol range; do
    for tool in iptables ip6tables; do
      "$tool" -C INPUT -p "$protocol" --dport "$range" -j ACCEPT 2>/dev/null ||
        "$tool" -I INPUT -p "$protocol" --dport "$range" -j ACCEPT
    done
  done < <(openings)
  if command -v netfilter-persistent >/dev/null; then
    netfilter-persistent save >/dev/null
    say 'iptables: the ports are open.'
  else
    say 'iptables: the ports are open until the next start. To keep them: apt-get install iptables-persistent.'
  fi
}
