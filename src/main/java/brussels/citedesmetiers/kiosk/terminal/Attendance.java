package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hardware.Backlight;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.DeviceState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.application.Platform;

/// What follows from somebody being there or not, if a presence sensor says so: the screen is
/// dimmed while nobody is, and a visitor who has left is asked after sooner. JavaFX thread only,
/// but for [#deviceChanged].
final class Attendance implements AutoCloseable {
    /// How long nobody is there before the screen is dimmed.
    private static final Duration DIM_AFTER = Duration.ofSeconds(60);

    private final Devices devices;
    private final VisitLoop visits;
    private final InstantSource clock;
    private final Presence presence = new Presence();
    private final Brightness screen;
    private final Runnable comes;
    private Runnable sensed = () -> {};

    /// @param comes done when somebody comes while nobody was there
    Attendance(Devices devices, VisitLoop visits, InstantSource clock, Runnable comes) {
        this(devices, visits, clock, comes, new Brightness(Backlight::find, visits::dim));
    }

    Attendance(
            Devices devices,
            VisitLoop visits,
            InstantSource clock,
            Runnable comes,
            Brightness screen) {
        this.comes = comes;
        this.devices = devices;
        this.visits = visits;
        this.clock = clock;
        this.screen = screen;
        visits.watch(visit -> devices.visitAt(visit.place()));
        visits.hear(this::heard);
        devices.whenTouched(this::touched);
    }

    /// The sensor, or another device, has changed. Any thread.
    void deviceChanged() {
        Platform.runLater(this::sense);
    }

    /// Sets what is done after the sensor may have changed, when [#due] may be sooner.
    void whenSensed(Runnable action) {
        sensed = action;
    }

    /// When a visitor who has left is asked, or the screen dimmed, if nothing happens before.
    Optional<Instant> due() {
        Visit visit = visits.visit();
        return presence.emptySince(clock.instant())
                .flatMap(
                        since ->
                                waiting()
                                        ? Optional.of(since.plus(DIM_AFTER))
                                                .filter(_ -> !screen.isDim())
                                        : visits.machine().deadline(visit, since));
    }

    void sense() {
        DeviceState state = devices.states().get(Device.PRESENCE);
        if (state == DeviceState.ON || state == DeviceState.OFF) {
            boolean empty = presence.emptySince(clock.instant()).isPresent();
            presence.sensed(state == DeviceState.ON, clock.instant());
            if (empty && state == DeviceState.ON) {
                comes.run();
            }
        } else {
            presence.unknown();
        }
        follow();
        sensed.run();
    }

    private void heard(Event event) {
        switch (event) {
            case Event.Ticked _ -> ticked();
            case Event.EmptySince _, Event.Report _, Event.ReadAloud _ -> {}
            default -> touched();
        }
    }

    private void touched() {
        presence.touched();
        follow();
    }

    private void ticked() {
        presence.emptySince(clock.instant())
                .ifPresent(since -> visits.on(new Event.EmptySince(since)));
        follow();
    }

    private void follow() {
        Instant now = clock.instant();
        screen.dim(
                waiting()
                        && presence.emptySince(now)
                                .filter(since -> !now.isBefore(since.plus(DIM_AFTER)))
                                .isPresent());
    }

    private boolean waiting() {
        return visits.visit().place() instanceof Place.Welcome
                && visits.visit().panel() instanceof Panel.None;
    }

    @Override
    public void close() {
        screen.close();
    }
}
