# Inside a new network and mount namespace: a machine that is connected to nothing but believes it is online.
# Every address there is belongs to this machine, so whoever is called, the recorders are.
set -e
room=$1
shift
ip link set lo up
ip -6 route add local default dev lo 2>/dev/null || true

# An interface that is up, so that browsers do not call themselves offline and WebRTC has a candidate to gather.
if ip link add name wire type veth peer name far 2>/dev/null; then
    ip addr add 10.77.0.1/24 dev wire
    ip link set wire up
    ip link set far up
    ip route add default via 10.77.0.254 dev wire
    ip route add local default dev lo src 10.77.0.1
else
    ip route add local default dev lo
fi

# Every name is asked of the DNS recorder, and of nobody else.
echo 'nameserver 127.0.0.1' >"$room/resolv.conf"
echo 'hosts: files dns' >"$room/nsswitch.conf"
mount --bind "$room/resolv.conf" "$(readlink -f /etc/resolv.conf)"
if [ -e /etc/nsswitch.conf ]; then
    mount --bind "$room/nsswitch.conf" "$(readlink -f /etc/nsswitch.conf)"
fi
exec "$@"
