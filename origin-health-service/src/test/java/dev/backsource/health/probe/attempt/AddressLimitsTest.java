package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AddressLimits limits = new AddressLimits(3, 2, nanos::get);

    @Test
    void shouldAdmitABurstAndThenSoManyASecond() {
        assertThat(admitted("192.0.2.1", 10)).isEqualTo(3);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(admitted("192.0.2.1", 10)).isEqualTo(2);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(admitted("192.0.2.1", 10)).isEqualTo(3);
    }

    @Test
    void shouldCountEachAddressAndEachNetworkOfIpv6ByItself() {
        assertThat(admitted("192.0.2.1", 10)).isEqualTo(3);
        assertThat(admitted("192.0.2.2", 10)).isEqualTo(3);
        assertThat(admitted("2001:db8::1", 2)).isEqualTo(2);
        assertThat(admitted("2001:db8::2:1", 10)).isOne();
        assertThat(admitted("2001:db8:0:1::1", 10)).isEqualTo(3);
    }

    private int admitted(String address, int times) {
        var admitted = 0;
        for (var i = 0; i < times; i++) {
            admitted += limits.admits(InetAddresses.forString(address)) ? 1 : 0;
        }
        return admitted;
    }
}
