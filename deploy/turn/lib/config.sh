# shellcheck shell=bash disable=SC2154
# coturn's configuration.

MARK='# Written by deploy/turn/install.sh of call-elements. What is changed here is lost when that runs again.'

# Where nobody outside has any business: this host, networks behind it, and what the Internet does not carry
# (RFC 6890), as well as the addresses at which clouds hand out credentials (most of them are link-local; the one in
# 168.63 is Azure's). IPv4 in the clothes of IPv6 counts, too. A range must not begin with ::, which coturn takes for
# "from anywhere", and must be one of whole bytes, since coturn before 4.7 compares IPv6 byte by byte.
ALWAYS_DENIED=(
  0.0.0.0-0.255.255.255 127.0.0.0-127.255.255.255 169.254.0.0-169.254.255.255
  168.63.129.16-168.63.129.16 224.0.0.0-239.255.255.255 240.0.0.0-255.255.255.255
  ::1-::ffff:ffff ::ffff:0:0-::ffff:ffff:ffff 64:ff9b::-64:ff9b:1:ffff:ffff:ffff:ffff:ffff 100::-100::ffff:ffff:ffff:ffff
  2001::-2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff 2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff
  fe80::-feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ff00::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
)
PRIVATE=(
  10.0.0.0-10.255.255.255 100.64.0.0-100.127.255.255 172.16.0.0-172.31.255.255 192.168.0.0-192.168.255.255
  192.0.0.0-192.0.0.255 192.0.2.0-192.0.2.255 192.88.99.0-192.88.99.255 198.18.0.0-198.19.255.255
  198.51.100.0-198.51.100.255 203.0.113.0-203.0.113.255
  2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
)

# setting NAME: what the present configuration, if there is one of ours, says.
setting() {
  is_ours || return 0
  sed -n "s/^$1=//p" "$config" | head -n 1
}

is_ours() { [[ -r $config ]] && head -n 1 "$config" | grep -qxF "$MARK"; }

# Takes what is not given from the configuration of before, and notes all of it in `asked` for the next time: what
# coturn reads does not tell what was asked for from what was found out.
recall() {
  local name variable
  # Next time it may run in another folder.
  for variable in cert key; do
    [[ ${!variable} != [!/]* ]] || printf -v "$variable" '%s' "$PWD/${!variable}"
  done
  asked=''
  for name in domain external-ip listen-ip cert key port tls-port ports bandwidth; do
    variable=${name//-/_}
    [[ -n ${!variable} || $given == *" $name "* ]] || printf -v "$variable" '%s' "$(setting "# --$name")"
    [[ -z ${!variable} ]] || asked+=$'\n'"# --$name=${!variable}"
  done
}

denied() {
  local ranges=("${ALWAYS_DENIED[@]}")
  [[ $private_peers == yes ]] || ranges+=("${PRIVATE[@]}")
  printf 'denied-peer-ip=%s\n' "${ranges[@]}"
}

addresses() {
  printf 'listening-ip=%s\nrelay-ip=%s\n' "$listen_ip" "$listen_ip"
  [[ -z $listen_ip6 ]] || printf 'listening-ip=%s\nrelay-ip=%s\n' "$listen_ip6" "$listen_ip6"
  [[ $external_ip != "$listen_ip" ]] || return 0
  # Two people who both come through this server are each other's peers at its external address, which coturn turns
  # into the inner one before it looks at what is denied.
  printf 'external-ip=%s/%s\nallowed-peer-ip=%s\n' "$external_ip" "$listen_ip" "$listen_ip"
}

tls() {
  # coturn's own name for TLS 1.0 and 1.1; browsers speak TURN over TLS, never over DTLS.
  printf 'no-dtls\nno-tlsv1\nno-tlsv1_1\n'
  if [[ -n $cert ]]; then printf 'cert=%s\npkey=%s\ntls-listening-port=%s\n' "$cert" "$key" "$tls_port"; else printf 'no-tls\n'; fi
}

text() {
  local log=stdout count=$((last_port - first_port + 1))
  [[ $system == no ]] || log=$LOG
  cat <<END
$MARK$asked
realm=$domain
listening-port=$port
$(addresses)
min-port=$first_port
max-port=$last_port

# Only credentials made with the secret are good, each until its own end: no anonymous use, no users kept here.
use-auth-secret
static-auth-secret=$secret
fingerprint
stale-nonce=600

# Nobody may use up everything. An allocation is one person's way through one URL to one other person; bytes a second.
user-quota=100
total-quota=$((count < 2000 ? count : 2000))
max-bps=$((bandwidth * 1000 / 8))

# What calls do not need.
no-cli
no-tcp-relay
no-multicast-peers
no-rfc5780
no-stun-backward-compatibility
response-origin-only-with-rfc5780
no-software-attribute
$(tls)

log-file=$log
simple-log
pidfile=

$(denied)
END
}

# In one go, and readable by nobody else from the start, since it holds the secret.
write_config() {
  local fresh
  if [[ -e $config ]] && ! is_ours && [[ ! -e $config.before-call-elements ]]; then
    cp -p "$config" "$config.before-call-elements"
    say "$config was there before: it is kept as $config.before-call-elements."
  fi
  fresh=$(mktemp "$config.XXXXXX")
  text >"$fresh"
  if [[ $system == yes ]]; then
    chown root:turnserver "$fresh"
    chmod 640 "$fresh"
  fi
  mv -f "$fresh" "$config"
}
