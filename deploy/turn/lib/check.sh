# shellcheck shell=bash disable=SC2154
# Whether what is set up works, line by line. Nothing is changed.

faults=0

good() { say "  ok    $*"; }
bad() {
  say "  WRONG $*"
  faults=$((faults + 1))
}

check_all() {
  say "Checking $config"
  if ! is_ours; then
    die "  WRONG $config is missing, not readable, or not of this script: run install.sh first."
  fi
  check_file
  check_certificate
  [[ $system == no ]] || check_running
  ((faults == 0)) || die "$faults wrong."
}

check_file() {
  local name
  for name in use-auth-secret no-cli no-multicast-peers fingerprint; do
    grep -qx "$name" "$config" || bad "$name is missing."
  done
  if grep -Eq '^(user=|no-auth|lt-cred-mech|allow-loopback-peers|cli-)' "$config"; then
    bad 'it lets in users other than those of the secret, or opens more than calls need.'
  fi
  [[ $(setting static-auth-secret) =~ .{16} ]] || bad 'the secret has less than 16 characters.'
  if grep -q '^denied-peer-ip=10\.' "$config"; then
    good 'it does not relay into private networks.'
  elif [[ $private_peers == yes ]]; then
    good 'it relays into private networks, as asked.'
  else
    bad 'it relays into private networks: run install.sh without --allow-private-peers.'
  fi
}

check_certificate() {
  local file
  file=$(setting cert)
  if [[ -z $file ]]; then
    good 'no certificate: turns: is not offered. Strict networks may need it (--cert, --key).'
  elif ! command -v openssl >/dev/null; then
    bad 'openssl is missing, so that the certificate cannot be looked at.'
  elif ! openssl x509 -in "$file" -noout -checkend 604800 >/dev/null 2>&1; then
    bad "the certificate $file is not readable, or ends within a week."
  elif [[ $(openssl x509 -in "$file" -noout -pubkey) != "$(openssl pkey -in "$(setting pkey)" -pubout 2>/dev/null)" ]]; then
    bad "the key $(setting pkey) is not that of the certificate $file."
  else
    good "the certificate is good: $(openssl x509 -in "$file" -noout -enddate)."
  fi
}

check_running() {
  local address port
  address=$(setting listening-ip) port=$(setting listening-port)
  command -v turnserver >/dev/null || { bad 'coturn is not installed.' && return; }
  # It may have been started a moment ago.
  for _ in {1..5}; do
    ! answers "$address" "$port" || break
    sleep 0.5
  done
  if answers "$address" "$port"; then
    good "coturn answers on $address port $port, UDP."
  else
    bad "coturn does not answer on $address port $port, UDP: see journalctl -u coturn and $LOG."
  fi
  port=$(setting tls-listening-port)
  [[ -n $port ]] || return 0
  if timeout 3 openssl s_client -connect "$address:$port" </dev/null >/dev/null 2>&1; then
    good "coturn answers on $address port $port, TLS."
  else
    bad "coturn does not answer on $address port $port, TLS: see journalctl -u coturn and $LOG."
  fi
}

# Without an answer, the client would wait for ever.
answers() { timeout 2 turnutils_stunclient -p "$2" "$1" 2>/dev/null | grep -q 'UDP reflexive addr'; }
