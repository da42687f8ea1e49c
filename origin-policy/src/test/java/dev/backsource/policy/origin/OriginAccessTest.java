package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginAccessTest {
    private static final OriginAccess STRICT = OriginAccess.of(List.of(), List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void shouldNotAdmitWhatIsNotPublic(String address) {
        // When, Then
        assertThat(STRICT.objection(bytes(address))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "168.63.129.17",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.169.0.1",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void shouldAdmitWhatIsPublic(String address) {
        // When, Then
        assertThat(STRICT.objection(bytes(address))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::10.1.2.3", "2002:a01:203::1", "fd00::1"})
    void shouldAdmitWhatTheDeploymentAllows(String address) {
        // Given
        var access = OriginAccess.of(List.of("10.0.0.0/8", "fd00::/8"), List.of(), List.of());

        // When, Then
        assertThat(access.objection(bytes(address))).isNull();
        assertThat(access.objection(bytes("192.168.0.1"))).isNotNull();
        assertThat(access.objection(bytes("fc00::1"))).isNotNull();
    }

    @Samples
    void shouldJudgeAnAddressInsideAnotherAsItself(Sample sample) {
        // Given
        var address = sample.bytes(4, 4);
        var mapped = bytes("::ffff:0.0.0.0");
        var translated = bytes("64:ff9b::");
        var tunnelled = bytes("2002::");
        System.arraycopy(address, 0, mapped, 12, 4);
        System.arraycopy(address, 0, translated, 12, 4);
        System.arraycopy(address, 0, tunnelled, 2, 4);

        // When
        var objection = STRICT.objection(address);

        // Then
        assertThat(STRICT.objection(mapped)).isEqualTo(objection);
        assertThat(STRICT.objection(translated)).isEqualTo(objection);
        assertThat(STRICT.objection(tunnelled)).isEqualTo(objection);
    }

    @Samples
    void shouldAdmitNoIpv6AddressOutsideOfWhatIsHandedOut(Sample sample) {
        // Given
        var address = sample.bytes(16, 16);
        // Neither mapped nor compatible: those are judged as IPv4.
        address[0] |= (byte) ((address[0] | address[10]) == 0 ? 1 : 0);
        var handedOut = (address[0] & 0xe0) == 0x20;
        var translated = Arrays.equals(address, 0, 12, bytes("64:ff9b::"), 0, 12);

        // When, Then
        assertThat(handedOut || translated || STRICT.objection(address) != null).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,          belongs to the edge fleet",
        "::ffff:10.1.2.3,   belongs to the edge fleet",
        "64:ff9b::a01:203,  belongs to the edge fleet",
        "8.8.4.4,           belongs to the edge fleet",
        "10.9.9.9,          is a local address of the host",
        "::ffff:10.9.9.9,   is a local address of the host",
        "9.9.9.9,           is a local address of the host",
        "2600:1::1,         is a local address of the host",
        "192.168.0.1,       is not a public address",
        "10.9.9.8,",
        "127.0.0.1,",
        "8.8.8.8,",
    })
    void shouldAdmitNeitherTheFleetNorTheMachineItself(String address, @Nullable String objection) {
        // Given
        var access = OriginAccess.of(List.of("10.0.0.0/8", "127.0.0.0/8"), List.of("10.1.2.0/24", "8.8.4.4"), List.of())
                .on(List.of("127.0.0.1", "::1", "10.9.9.9", "9.9.9.9", "2600:1:0:0:0:0:0:1%eth0"), PortRanges.NONE);

        // When, Then
        assertThat(access.objection(bytes(address))).isEqualTo(objection);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,        true",
        "127.9.9.9,        true",
        "::1,              true",
        "::ffff:127.0.0.1, true",
        "0.0.0.0,          true",
        "::,               true",
        "10.9.9.9,         true",
        "64:ff9b::a09:909, true",
        "10.9.9.8,         false",
        "8.8.8.8,          false",
    })
    void shouldKnowTheMachineItselfByEachOfItsAddresses(String address, boolean here) {
        // Given
        var access = STRICT.on(List.of("127.0.0.1", "10.9.9.9"), PortRanges.of(9081));

        // When, Then
        assertThat(access.isOnThisMachine(bytes(address))).isEqualTo(here);
        assertThat(access.listensAt(9081)).isTrue();
        assertThat(access.listensAt(9082)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254, is not a public address",
        "::1,             is not a public address",
        "1.1.1.1,",
        "localhost,",
    })
    void shouldJudgeAnOriginByItsAddressAndNotByItsName(String origin, @Nullable String objection) {
        assertThat(STRICT.objection(OriginAddress.parse(origin))).isEqualTo(objection);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 25, 53, 445, 1433, 3306, 3389, 5432, 6000, 6379, 6667, 9042, 9092, 10080, 11211, 27017})
    void shouldAdmitNoPortOfAnotherProtocol(int port) {
        assertThat(STRICT.admitsPort(port)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 81, 443, 3000, 7001, 8000, 8080, 8443, 8888, 9000, 9080, 9090, 9200, 9443, 10443, 65535})
    void shouldAdmitOtherPorts(int port) {
        assertThat(STRICT.admitsPort(port)).isTrue();
    }

    @Test
    void shouldAdmitThePortsThatAreSetAndNoOthers() {
        // Given
        var access = OriginAccess.of(List.of(), List.of(), List.of("80", " 443", "8000-8002"));

        // When, Then
        assertThat(IntStream.rangeClosed(1, 65535).filter(access::admitsPort))
                .containsExactly(80, 443, 8000, 8001, 8002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "http", "90-80", "80-", "-80", "1-65536"})
    void shouldRefuseWhatIsNoPort(String text) {
        assertThatThrownBy(() -> OriginAccess.of(List.of(), List.of(), List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    /** The bytes as written; the parser would turn a mapped address into IPv4. */
    private static byte[] bytes(String address) {
        var bytes = InetAddresses.forString(address).getAddress();
        return address.startsWith("::ffff:") ? mapped(bytes) : bytes;
    }

    private static byte[] mapped(byte[] address) {
        var bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        System.arraycopy(address, 0, bytes, 12, 4);
        return bytes;
    }
}
