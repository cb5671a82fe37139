# shellcheck shell=bash disable=SC2154,SC2034
# Where this host is: its own address, and the one under which the rest of the world reaches it.

is_ipv4() {
  local part
  [[ $1 =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]] || return 1
  for part in ${1//./ }; do ((10#$part <= 255)) || return 1; done
}

is_private() { [[ $1 =~ ^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2[0-9]|3[01])|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))\. ]]; }

# route_source FAMILY DESTINATION: the address from which this host would speak to it. Nothing is sent.
route_source() {
  command -v ip >/dev/null || return 0
  { ip "$1" route get "$2" 2>/dev/null || true; } | sed -n 's/.* src \([^ ]*\).*/\1/p' | head -n 1
}

# What the world sees: the address of the domain, since that is where browsers will go, else what a web service says.
public_address() {
  local found=''
  [[ -z $domain ]] || found=$(getent ahostsv4 "$domain" | awk 'NR == 1 { print $1 }') || true
  if [[ -z $found ]] && command -v curl >/dev/null; then
    found=$(curl -4fsS --max-time 10 https://checkip.amazonaws.com 2>/dev/null) || true
  fi
  if is_ipv4 "$found" && ! is_private "$found"; then printf '%s' "$found"; fi
}

find_addresses() {
  : "${listen_ip:=$(route_source -4 192.88.99.1)}"
  is_ipv4 "$listen_ip" || die "This host's own IPv4 address cannot be found out: name it with --listen-ip."
  # A global IPv6 address needs no translation; anything else is no use to browsers elsewhere.
  listen_ip6=''
  if [[ $system == yes ]]; then
    listen_ip6=$(route_source -6 2001:500:2f::f)
    [[ $listen_ip6 =~ ^[23] ]] || listen_ip6=''
  fi
  if [[ -z $external_ip ]]; then
    external_ip=$listen_ip
    ! is_private "$listen_ip" || external_ip=$(public_address)
  fi
  is_ipv4 "$external_ip" || die 'The public IPv4 address of this host cannot be found out: name it with --external-ip.'
}
