package dev.backsource.edge.proxy.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.listener.ConnectionLimit;
import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import dev.backsource.deployment.listener.FileDescriptors;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.policy.origin.AddressRanges;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final int MOST = 1_000;
    private static final int OF_ONE = 100;

    private final Admission admission = new Admission(MOST, OF_ONE, new ClientIdentity(AddressRanges.of("192.0.2.9")));

    @Test
    void shouldRefuseWhatIsTooMuchForOneAddressAndServeOthers() {
        // Given
        enter("192.0.2.1", OF_ONE);

        // When
        var tooMuch = admission.enter(client("192.0.2.1"));
        var other = admission.enter(client("192.0.2.2"));

        // Then
        assertThat(tooMuch).isEqualTo(Verdict.REFUSED);
        assertThat(other).isEqualTo(Verdict.SERVED);
    }

    @Test
    void shouldServeAnAddressAgainOnceOneOfItsConnectionsHasEnded() {
        // Given
        enter("192.0.2.1", OF_ONE);

        // When
        admission.leave(client("192.0.2.1"));

        // Then
        assertThat(admission.enter(client("192.0.2.1"))).isEqualTo(Verdict.SERVED);
    }

    @Test
    void shouldTakeANetworkOfIpv6ForOneAddress() {
        // Given
        for (var host = 1; host <= OF_ONE; host++) {
            admission.enter(client("2001:db8:1:2::" + Integer.toHexString(host)));
        }

        // When
        var same = admission.enter(client("2001:db8:1:2:ffff::1"));
        var other = admission.enter(client("2001:db8:1:3::1"));

        // Then
        assertThat(same).isEqualTo(Verdict.REFUSED);
        assertThat(other).isEqualTo(Verdict.SERVED);
    }

    @Test
    void shouldLetATrustedProxyHaveMoreThanAClient() {
        // Given
        enter("192.0.2.9", OF_ONE);

        // When
        var more = admission.enter(client("192.0.2.9"));

        // Then
        assertThat(more).isEqualTo(Verdict.SERVED);
    }

    @Test
    void shouldRefuseWhatIsTooMuchInTotalAndCutOffWhatIsFarTooMuch() {
        // Given
        for (var i = 0; i < MOST; i++) {
            admission.enter(client("198.51." + i / 200 + "." + (1 + i % 200)));
        }

        // When
        var tooMuch = admission.enter(client("203.0.113.1"));
        var last = tooMuch;
        for (var i = 0; i < MOST && last != Verdict.CUT_OFF; i++) {
            last = admission.enter(client("203.0.113.2"));
        }

        // Then
        assertThat(tooMuch).isEqualTo(Verdict.REFUSED);
        assertThat(last).isEqualTo(Verdict.CUT_OFF);
        assertThat(admission.open()).isLessThan(MOST + MOST / 10);
    }

    @Test
    void shouldCutOffAnAddressThatGoesOnWhileItIsToldAndServeOthers() {
        // Given
        enter("192.0.2.1", OF_ONE);

        // When
        var last = Verdict.SERVED;
        for (var i = 0; i < 2 * MOST; i++) {
            last = admission.enter(client("192.0.2.1"));
        }

        // Then
        assertThat(last).isEqualTo(Verdict.CUT_OFF);
        assertThat(admission.enter(client("192.0.2.2"))).isEqualTo(Verdict.SERVED);
        assertThat(admission.open()).isLessThan(2 * OF_ONE);
    }

    @Test
    void shouldHaveNoMoreByDefaultThanDescriptorsAndHeapHaveRoomFor() {
        assertThat(ConnectionLimit.byDefault(new FileDescriptors(1 << 20), 204L << 20))
                .isEqualTo(6_528);
        assertThat(ConnectionLimit.byDefault(new FileDescriptors(1_024), 8L << 30))
                .isEqualTo(768);
    }

    @Test
    void shouldForgetAnAddressWithoutConnections() {
        // Given
        enter("192.0.2.1", 3);

        // When
        for (var i = 0; i < 3; i++) {
            admission.leave(client("192.0.2.1"));
        }

        // Then
        assertThat(admission.open()).isZero();
        assertThat(admission.clients()).isZero();
    }

    private void enter(String address, int connections) {
        for (var i = 0; i < connections; i++) {
            assertThat(admission.enter(client(address))).isEqualTo(Verdict.SERVED);
        }
    }

    private static InetSocketAddress client(String address) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), 40_000);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
