package dev.backsource.policy.origin;

import dev.backsource.policy.protocol.Ports;
import java.util.BitSet;
import java.util.List;

/** A set of TCP ports. */
public final class PortRanges {
    public static final PortRanges NONE = of();

    /** Ports that browsers don't connect to (Fetch Standard, "port blocking"). */
    private static final PortRanges BLOCKED_BY_BROWSERS = of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    /**
     * Ports of databases, caches, brokers and remote administration, as the registry of IANA (Service Name and Transport Protocol Port Number
     * Registry) or the products' manuals have them. Such servers often require no password, and are an attacker's likely target behind an edge.
     * Servers that speak HTTP aren't among them, nor ports that systems give to outgoing connections (from 32768 on).
     */
    private static final PortRanges OF_INNER_SERVERS = of(
            445, // SMB
            873, // rsync
            1099, // Java RMI registry
            1433, 1434, // SQL Server
            1521, 1522, // Oracle
            1883, 8883, // MQTT
            2181, 2888, 3888, // ZooKeeper
            2379, 2380, // etcd
            3260, // iSCSI
            3306, // MySQL
            3389, // RDP
            4222, // NATS
            4369, // Erlang port mapper
            5432, 6432, // PostgreSQL, PgBouncer
            5671, 5672, // AMQP
            5900, 5901, // VNC
            6379, 6380, 26379, // Redis and Sentinel
            7000, 7199, 9042, 9142, // Cassandra
            9092, 9093, 9094, // Kafka
            9300, // Elasticsearch between nodes
            11211, // memcached
            27017, 27018, 27019); // MongoDB

    /**
     * Every port except the customary ones of other protocols, since their servers might take the bytes of a request for their own protocol.
     */
    public static final PortRanges NOT_OF_OTHER_PROTOCOLS = allBut(BLOCKED_BY_BROWSERS, OF_INNER_SERVERS);

    private final BitSet ports;

    private PortRanges(BitSet ports) {
        this.ports = ports;
    }

    /**
     * Reads ports like {@code 8080} and ranges like {@code 8000-8999}, both ends included.
     *
     * @throws IllegalArgumentException when one is neither, or is outside of 1..65535
     */
    public static PortRanges parse(List<String> texts) {
        var ports = new BitSet(Ports.MAX + 1);
        for (var text : texts) {
            var trimmed = text.trim();
            var hyphen = trimmed.indexOf('-');
            var first = port(hyphen < 0 ? trimmed : trimmed.substring(0, hyphen), text);
            var last = hyphen < 0 ? first : port(trimmed.substring(hyphen + 1), text);
            if (last < first) {
                throw invalid(text);
            }
            ports.set(first, last + 1);
        }
        return new PortRanges(ports);
    }

    /** These ports, each in 1..65535. */
    public static PortRanges of(int... numbers) {
        var ports = new BitSet(Ports.MAX + 1);
        for (var number : numbers) {
            ports.set(number);
        }
        return new PortRanges(ports);
    }

    public boolean contains(int port) {
        return ports.get(port);
    }

    private static int port(String digits, String text) {
        if (!digits.matches("[0-9]{1,5}")) {
            throw invalid(text);
        }
        var port = Integer.parseInt(digits);
        if (port < Ports.MIN || port > Ports.MAX) {
            throw invalid(text);
        }
        return port;
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is neither a port in 1..65535 nor a range such as 8000-8999");
    }

    private static PortRanges allBut(PortRanges... others) {
        var ports = new BitSet(Ports.MAX + 1);
        ports.set(Ports.MIN, Ports.MAX + 1);
        for (var other : others) {
            ports.andNot(other.ports);
        }
        return new PortRanges(ports);
    }
}
