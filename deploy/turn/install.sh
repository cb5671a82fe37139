#!/usr/bin/env bash
# Sets up a TURN server (coturn) for call-elements on a bare Debian or Ubuntu host. Running it again changes nothing
# but what you ask for: the secret is kept, and so is what you asked for before.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/address.sh"
source "$here/lib/config.sh"
source "$here/lib/firewall.sh"
source "$here/lib/system.sh"
source "$here/lib/check.sh"

usage() {
  cat <<'END'
Usage: sudo ./install.sh [OPTIONS]

  --domain NAME       Name under which browsers find this host (TURN_DOMAIN). Default: the external address
  --external-ip IP    Public IPv4 address of this host (TURN_EXTERNAL_IP). Default: found out
  --listen-ip IP      Address of this host's own network card (TURN_LISTEN_IP). Default: that of the default route
  --cert, --key FILE  Certificate chain and key as PEM (TURN_CERT, TURN_KEY): turns: is offered where they are given
  --port N            Port for UDP and TCP (TURN_PORT). Default: 3478
  --tls-port N        Port for TLS (TURN_TLS_PORT). Default: 5349
  --ports FROM-TO     UDP ports through which calls are relayed (TURN_PORTS). Default: 49152-65535
  --bandwidth KBIT    Most that one relayed connection may send or receive, in kbit/s (TURN_BANDWIDTH). Default: 4000
  --config FILE       Write this file, and touch nothing else on this host
  --allow-private-peers   Relay into private networks as well. For laboratories: it opens your network to every caller
  --check             Change nothing; say whether what is set up works
  --help              This text

What is not given is as it was asked for before, which the present configuration says; an option that is given empty
('') is as it is by default again. Addresses that were never asked for are found out each time, and
--allow-private-peers has to be said each time.

TURN_SECRET in the environment is the secret shared with the call-elements server, at least 16 characters. Without it,
the secret of the present configuration is kept, or a new one is made. It is no option, since every user of a host can
read command lines.
END
}

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

domain=${TURN_DOMAIN:-} external_ip=${TURN_EXTERNAL_IP:-} listen_ip=${TURN_LISTEN_IP:-}
cert=${TURN_CERT:-} key=${TURN_KEY:-} port=${TURN_PORT:-} tls_port=${TURN_TLS_PORT:-}
ports=${TURN_PORTS:-} bandwidth=${TURN_BANDWIDTH:-} secret=${TURN_SECRET:-}
config=/etc/turnserver.conf system=yes private_peers=no only_check=no given=' '

while (($# > 0)); do
  case $1 in
    --allow-private-peers) private_peers=yes ;;
    --check) only_check=yes ;;
    --help | -h) usage && exit 0 ;;
    --domain | --external-ip | --listen-ip | --cert | --key | --port | --tls-port | --ports | --bandwidth | --config)
      (($# > 1)) || die "$1 needs a value."
      name=${1#--}
      printf -v "${name//-/_}" '%s' "$2"
      given+="$name "
      [[ $name != config ]] || system=no
      shift
      ;;
    *) die "I do not know $1. See --help." ;;
  esac
  shift
done

if [[ $only_check == yes ]]; then
  check_all
  exit
fi

recall
: "${port:=3478}" "${tls_port:=5349}" "${ports:=49152-65535}" "${bandwidth:=4000}"

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535)); }
is_port "$port" || die "--port must be a port number, not $port."
is_port "$tls_port" || die "--tls-port must be a port number, not $tls_port."
first_port=${ports%-*} last_port=${ports#*-}
{ [[ $ports == *-* ]] && is_port "$first_port" && is_port "$last_port" && ((first_port < last_port)); } ||
  die "--ports must be two port numbers such as 49152-65535, not $ports."
[[ $bandwidth =~ ^[1-9][0-9]{1,6}$ ]] || die "--bandwidth must be a number of kbit/s, not $bandwidth."
[[ -z $domain || $domain =~ ^[A-Za-z0-9.-]+$ ]] || die "--domain must be a host name, not $domain."
[[ ${cert:+given} == "${key:+given}" ]] || die '--cert and --key belong together: give both, or none.'
for file in "$cert" "$key"; do
  [[ -z $file || -r $file ]] || die "Cannot read $file."
done
if [[ $system == yes ]]; then
  ((EUID == 0)) || die 'Run this as root (sudo), or with --config FILE to write nothing but a configuration.'
  command -v apt-get >/dev/null || die 'This is for Debian and Ubuntu. Elsewhere, use --config FILE with your own coturn.'
fi

find_addresses
: "${domain:=$external_ip}"
made_secret=no
: "${secret:=$(setting static-auth-secret)}"
if [[ -z $secret ]]; then
  secret=$(head -c 32 /dev/urandom | base64 | tr -d '+/=\n')
  made_secret=yes
fi
[[ $secret =~ ^[A-Za-z0-9._~+/=-]{16,}$ ]] ||
  die 'TURN_SECRET must be at least 16 letters, digits or one of . _ ~ + / = - (no blanks or quotes).'

[[ $system == no ]] || install_coturn
[[ $system == no || -z $cert ]] || copy_certificate
write_config
if [[ $system == yes ]]; then
  rotate_logs
  open_firewall
  start_service
fi

urls="stun:$domain:$port turn:$domain:$port?transport=udp turn:$domain:$port?transport=tcp"
[[ -z $cert ]] || urls+=" turns:$domain:$tls_port?transport=tcp"
say "$config is written. Settings for the call-elements server:"
printf 'TURN_URLS="%s"\n' "$urls"
if [[ $made_secret == yes ]]; then
  printf 'TURN_SECRET=%s\n' "$secret"
else
  say "TURN_SECRET is as it was (static-auth-secret in $config)."
fi
[[ $system == no ]] || check_all
