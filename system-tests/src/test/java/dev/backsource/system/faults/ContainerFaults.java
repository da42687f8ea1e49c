package dev.backsource.system.faults;

import static dev.backsource.testing.waiting.Waiting.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.backsource.system.ContainersUnderTest;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** What can befall a container: to stand still, and to be off the network. */
final class ContainerFaults {
    private final DockerClient docker = DockerClientFactory.instance().client();
    private final ContainersUnderTest containers;

    ContainerFaults(ContainersUnderTest containers) {
        this.containers = containers;
    }

    Fault pause(String service) {
        var container = containers.container(service);
        return new Fault(
                "pause " + service,
                () -> freeze(container),
                () -> docker.unpauseContainerCmd(container).exec());
    }

    /** Of a container whose processes are busy, the engine gives up freezing after a while, and lets it go on; then it is tried again. */
    private void freeze(String container) {
        await("pause")
                .ignoreException(InternalServerErrorException.class)
                .untilAsserted(() -> docker.pauseContainerCmd(container).exec());
    }

    /** Off all its networks, and back under its name. */
    Fault disconnect(String service) {
        var container = containers.container(service);
        var networks = List.copyOf(docker.inspectContainerCmd(container)
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .keySet());
        return new Fault(
                "disconnect " + service,
                () -> networks.forEach(network -> docker.disconnectFromNetworkCmd()
                        .withContainerId(container)
                        .withNetworkId(network)
                        .exec()),
                () -> networks.forEach(network -> docker.connectToNetworkCmd()
                        .withContainerId(container)
                        .withNetworkId(network)
                        .withContainerNetwork(new ContainerNetwork().withAliases(service))
                        .exec()));
    }
}
