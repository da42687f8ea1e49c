package dev.backsource.config.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.infrastructure.TestFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two instances of the packaged service in processes of their own, for all tests that need some, on one broker and one database. They were
 * started at once, when there was no administrator. One that a test kills has another in its place for the next; none outlives this JVM.
 */
public final class TwoInstances {
    private static @Nullable TwoInstances started;

    private final Infrastructure infrastructure = new Infrastructure();
    private final Path folder = TestFolder.create("instances-");
    private final List<ServiceProcess> instances = new ArrayList<>();
    private final Map<ServiceProcess, Integer> aliyunPorts = new HashMap<>();
    private final Map<String, String> settings;
    private int launched;

    private TwoInstances() {
        settings = new HashMap<>(infrastructure.start());
        settings.put(
                "backsource.access.administrator-header-file",
                folder.resolve("admin.header").toString());
        settings.put("backsource.access.data-folder", folder.toString());
        settings.put("backsource.access.last-use-noted-every", "200ms");
        settings.put("backsource.config.silence.edge", "2s");
        settings.put("backsource.config.silence.prober", "2s");
        settings.put("backsource.config.silence.round", "200ms");
        settings.put("backsource.outbox.tolerated-age", "1s");
        Infrastructure.fetchIdly(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "instances-stop"));
    }

    /** Both, ready, with one of them that publishes. */
    public static synchronized TwoInstances ready() {
        var two = started;
        if (two == null) {
            two = new TwoInstances();
            started = two;
        }
        two.complete();
        return two;
    }

    private void complete() {
        instances.removeIf(instance -> !instance.isRunning());
        while (instances.size() < 2) {
            launch();
        }
        instances.forEach(ServiceProcess::awaitReady);
        // One that stood still says that it leads until it finds out.
        await().until(() -> instances.stream().filter(ServiceProcess::leads).count() == 1);
    }

    public ServiceProcess one() {
        return instances.get(0);
    }

    public ServiceProcess other() {
        return instances.get(1);
    }

    public ServiceProcess leader() {
        return one().leads() ? one() : other();
    }

    public ServiceProcess standby() {
        return one().leads() ? other() : one();
    }

    /** Where one of them has Alibaba Cloud CDN's API. */
    public int aliyunPort(ServiceProcess instance) {
        return aliyunPorts.get(instance);
    }

    /** Not waited for. */
    private void launch() {
        var port = FreePorts.next();
        var all = new HashMap<>(settings);
        all.put("backsource.config.aliyun.port", Integer.toString(port));
        var instance = ServiceProcess.launch("instance-" + ++launched, all);
        instances.add(instance);
        aliyunPorts.put(instance, port);
    }

    public Infrastructure infrastructure() {
        return infrastructure;
    }

    /** As it is now: one that was started again is another one. */
    public Database database() {
        return new Database(infrastructure.database());
    }

    private void stop() {
        instances.forEach(ServiceProcess::close);
    }
}
