package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import dev.backsource.policy.domain.DomainName;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private static final String ADDRESS = "192.0.2.1";

    private final AtomicLong nanos = new AtomicLong();
    private final AddressLimits limits = new AddressLimits(12, 2, nanos::get);
    private final AddressLimits.Share share = share("www.example.com");

    @Test
    void shouldAdmitABurstAndThenSoManyASecond() {
        assertThat(admitted(share, ADDRESS)).isEqualTo(6);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_250));
        assertThat(admitted(share, ADDRESS)).isEqualTo(2);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(admitted(share, ADDRESS)).isOne();
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(admitted(share, ADDRESS)).isEqualTo(6);
    }

    @Test
    void shouldCountEachAddressAndEachNetworkOfIpv6ByItself() {
        assertThat(admitted(share, ADDRESS)).isEqualTo(6);
        assertThat(admitted(share, "192.0.2.2")).isEqualTo(6);
        assertThat(admitted(share, "2001:db8::1")).isEqualTo(6);
        assertThat(admitted(share, "2001:db8::2:1")).isZero();
        assertThat(admitted(share, "2001:db8:0:1::1")).isEqualTo(6);
    }

    @Test
    void shouldLeaveHalfOfAnAddressToOtherDomains() {
        assertThat(admitted(share, ADDRESS)).isEqualTo(6);
        assertThat(admitted(share("www.example.com"), ADDRESS)).isZero();
        assertThat(admitted(share("www.example.net"), ADDRESS)).isEqualTo(3);
        assertThat(admitted(share("www.example.org"), ADDRESS)).isEqualTo(2);
    }

    @Test
    void shouldGiveATeamOneShareWhateverNumberOfDomainsItHas() {
        // Given
        var admitted = 0;
        for (var i = 0; i < 20; i++) {
            admitted += admitted(share("a" + i + ".example.com", "shop"), ADDRESS);
        }

        // Then
        assertThat(admitted).isEqualTo(6);
        assertThat(admitted(share("www.example.net", "other"), ADDRESS)).isEqualTo(3);
        assertThat(admitted(share("www.example.org"), ADDRESS)).isEqualTo(2);
    }

    @Test
    void shouldNotExceedTheLimitOfAllDomains() {
        var admitted = 0;
        for (var i = 0; i < 20; i++) {
            admitted += admitted(share("a" + i + ".example.com"), ADDRESS);
        }
        assertThat(admitted).isBetween(11, 12);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(admitted(share("late.example.com"), ADDRESS)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldAdmitBothFirstRequestsOfAnInquiryOrNone() {
        // Given
        var first = address(share("a.example.com"));
        for (var name : new String[] {"b", "c", "d", "e"}) {
            assertThat(address(share(name + ".example.com"))).isTrue();
        }
        assertThat(first).isTrue();

        // When: 10 of 12 are taken, by five inquiries of one request so far
        var sixth = share("f.example.com");

        // Then
        assertThat(address(sixth)).isTrue();
        assertThat(address(share("g.example.com"))).isFalse();
        assertThat(address(sixth)).isTrue();
        assertThat(address(sixth)).isFalse();
    }

    private AddressLimits.Share share(String domain) {
        return limits.share(ShareOwner.of(DomainName.parse(domain), null));
    }

    private AddressLimits.Share share(String domain, String team) {
        return limits.share(ShareOwner.of(DomainName.parse(domain), team));
    }

    private static boolean address(AddressLimits.Share share) {
        return share.admits(InetAddresses.forString(ADDRESS));
    }

    private static int admitted(AddressLimits.Share share, String address) {
        var admitted = 0;
        for (var i = 0; i < 20; i++) {
            admitted += share.admits(InetAddresses.forString(address)) ? 1 : 0;
        }
        return admitted;
    }
}
