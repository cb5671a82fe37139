# shellcheck shell=bash disable=SC2154,SC2034
# What the host needs around the configuration: the package, the certificate, rotated logs and the service.

LOG=/var/log/turnserver/turnserver.log
CERTIFICATES=/etc/coturn/call-elements

install_coturn() {
  local wanted=() tool
  command -v turnserver >/dev/null || wanted+=(coturn)
  for tool in logrotate openssl; do command -v "$tool" >/dev/null || wanted+=("$tool"); done
  ((${#wanted[@]} > 0)) || return 0
  say "Installing ${wanted[*]} …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || die 'apt-get update does not work: see above.'
  apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null || die 'apt-get install does not work: see above.'
}

# coturn does not run as root, and keys are mostly readable by root alone. A renewed certificate comes in by running
# the same again.
copy_certificate() {
  install -d -m 750 -o root -g turnserver "$CERTIFICATES"
  install -m 640 -o root -g turnserver "$cert" "$CERTIFICATES/cert.pem"
  install -m 640 -o root -g turnserver "$key" "$CERTIFICATES/key.pem"
  cert=$CERTIFICATES/cert.pem key=$CERTIFICATES/key.pem
}

# Copied and cut, since coturn keeps its file open.
rotate_logs() {
  install -d -m 750 -o turnserver -g adm "$(dirname "$LOG")"
  cat >/etc/logrotate.d/call-elements-turn <<END
$LOG {
  weekly
  maxsize 50M
  rotate 4
  compress
  missingok
  notifempty
  copytruncate
  su turnserver adm
}
END
}

start_service() {
  # The service of Debian's package without systemd does not start otherwise.
  if [[ -f /etc/default/coturn ]] && ! grep -q '^TURNSERVER_ENABLED=1' /etc/default/coturn; then
    printf 'TURNSERVER_ENABLED=1\n' >>/etc/default/coturn
  fi
  if [[ -d /run/systemd/system ]]; then
    install -d /etc/systemd/system/coturn.service.d
    # Each allocation is an open file. Ports below 1024 (443 passes nearly everywhere) are not for everybody to take.
    cat >/etc/systemd/system/coturn.service.d/call-elements.conf <<'END'
[Service]
LimitNOFILE=65536
AmbientCapabilities=CAP_NET_BIND_SERVICE
Restart=always
END
    systemctl daemon-reload
    systemctl enable --quiet coturn
    systemctl restart coturn || die 'coturn does not start: see journalctl -u coturn.'
  elif [[ -x /etc/init.d/coturn ]]; then
    ((tls_port >= 1024)) || say "Without systemd, coturn may not be allowed to listen on port $tls_port."
    service coturn restart >/dev/null || die "coturn does not start: see $LOG."
  else
    say "Nothing here starts services. Start coturn yourself: turnserver -c $config"
  fi
}
