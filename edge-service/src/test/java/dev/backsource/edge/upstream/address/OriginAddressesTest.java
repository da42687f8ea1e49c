package dev.backsource.edge.upstream.address;

import static dev.backsource.edge.testing.EdgeUnderTest.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsource.edge.testing.TestNameServer;
import dev.backsource.edge.transport.origin.AddressLookup;
import dev.backsource.policy.origin.OriginAccess;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.impl.VertxInternal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OriginAddressesTest {
    private final Vertx serverVertx = Vertx.vertx();
    private final TestNameServer names = TestNameServer.start(serverVertx, 0);
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(new AddressResolverOptions()
                    .addServer("127.0.0.1:" + names.port())
                    .setQueryTimeout(500)
                    .setCacheMinTimeToLive(0)));
    private final Context context = ((VertxInternal) vertx).createEventLoopContext();
    private final AtomicLong now = new AtomicLong();
    private final OriginAddresses addresses = new OriginAddresses(
            AddressLookup.of(vertx, context), OriginAccess.of(List.of("127.0.0.0/8"), List.of(), List.of()), now::get);

    @AfterEach
    void close() {
        join(vertx.close());
        join(serverVertx.close());
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        addresses.sweep();
        // The resolver's cache forgets an answer with a time to live of 0 in the event loop's next turn.
        Promise<Void> turned = Promise.promise();
        context.runOnContext(turned::complete);
        join(turned.future());
    }

    @Test
    void shouldTakeAnIpAddressAsItIs() {
        // When
        var found = find("2606:4700::1111");

        // Then
        assertThat(found.at(0, 443).host()).isEqualTo("2606:4700::1111");
        assertThat(addresses.known("2606:4700::1111")).isSameAs(found);
    }

    @Test
    void shouldRefuseAnIpAddressThatIsNotAdmitted() {
        // When, Then
        assertThatThrownBy(() -> find("169.254.169.254")).hasRootCauseInstanceOf(ProhibitedAddressException.class);
    }

    @Test
    void shouldFindAllAddressesOfAName() {
        // Given
        names.say("two.test", "127.0.0.1", "1.1.1.1");

        // When, Then
        assertThat(hosts(find("two.test"))).containsExactlyInAnyOrder("127.0.0.1", "1.1.1.1");
    }

    @Test
    void shouldFindTheIpv6AddressBesideTheOther() throws SocketException {
        assumeTrue(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(OriginAddressesTest::isIpv6ToOthers),
                "Netty doesn't query IPv6 addresses on a machine that has none itself");
        names.say("both.test", "127.0.0.1", "2606:4700::1111");

        // When, Then
        assertThat(hosts(find("both.test"))).containsExactlyInAnyOrder("127.0.0.1", "2606:4700::1111");
    }

    @Test
    void shouldRefuseANameWithASingleAddressThatIsNotAdmitted() {
        // Given
        names.say("mixed.test", "127.0.0.1", "1.1.1.1", "10.0.0.1");

        // When, Then
        assertThatThrownBy(() -> find("mixed.test"))
                .hasRootCauseInstanceOf(ProhibitedAddressException.class)
                .rootCause()
                .hasMessage("mixed.test resolves to 10.0.0.1, which is not a public address");
    }

    @Test
    void shouldNotAskAgainForASecond() {
        // Given
        names.say("calm.test", "127.0.0.1");
        var found = find("calm.test");

        // When
        pass(Duration.ofMillis(999));

        // Then
        assertThat(addresses.known("calm.test")).isSameAs(found);
        assertThat(names.questions("calm.test")).isEqualTo(1);
    }

    @Test
    void shouldCheckAnewWhenTheNamePointsElsewhere() {
        // Given
        names.say("rebound.test", "127.0.0.1").say("rebound.test", "169.254.169.254");
        find("rebound.test");

        // When
        pass(Duration.ofSeconds(2));

        // Then
        assertThat(addresses.known("rebound.test")).isNull();
        assertThatThrownBy(() -> find("rebound.test")).hasRootCauseInstanceOf(ProhibitedAddressException.class);
        assertThat(addresses.known("rebound.test")).isNull();
    }

    @Test
    void shouldGoOnWithWhatItKnowsWhileTheNameServersAreSilent() {
        // Given
        names.say("silent.test", "127.0.0.1");
        var found = find("silent.test");
        names.close();

        // When
        pass(Duration.ofSeconds(2));

        // Then
        assertThat(find("silent.test")).isSameAs(found);
        assertThat(addresses.known("silent.test")).isSameAs(found);
    }

    @Test
    void shouldForgetWhatNobodyAsksFor() {
        // Given
        find("1.1.1.1");

        // When
        pass(Duration.ofMinutes(5));

        // Then
        assertThat(addresses.known("1.1.1.1")).isNull();
    }

    private static boolean isIpv6ToOthers(InetAddress address) {
        return address instanceof Inet6Address
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress();
    }

    private static List<String> hosts(Candidates found) {
        return IntStream.range(0, found.count())
                .mapToObj(i -> found.at(i, 80).host())
                .toList();
    }

    private Candidates find(String origin) {
        Promise<Candidates> found = Promise.promise();
        context.runOnContext(run -> addresses.find(origin).onComplete(found));
        Future<Candidates> future = found.future();
        return join(future);
    }
}
