import type { Dice } from '../dice.ts';
import { type Daylight, drawDaylight } from './daylight.ts';

/** Light of a happy picture: mostly fair, but rain and night happen. */
export function joyfulDaylight(dice: Dice): Daylight {
  return drawDaylight(dice, {
    clear: 6,
    golden: 3,
    overcast: 1.3,
    fog: 0.4,
    storm: 0.3,
    night: 0.5,
  });
}

/** Light of a party, mostly fair. */
export function partyLight(dice: Dice): Daylight {
  return drawDaylight(dice, {
    clear: 5,
    golden: 3.5,
    overcast: 1.2,
    night: 0.5,
    fog: 0.3,
    storm: 0.2,
  });
}

/** Light of an everyday picture. */
export function plainDaylight(dice: Dice): Daylight {
  return drawDaylight(dice, {
    clear: 3.4,
    overcast: 4,
    golden: 1,
    fog: 0.8,
    storm: 0.3,
    night: 0.6,
  });
}

/** Light of an unhappy picture: mostly grey, but the sun shines on sad things too. */
export function gloomyDaylight(dice: Dice): Daylight {
  return drawDaylight(dice, {
    overcast: 3,
    storm: 3,
    fog: 1.6,
    clear: 1,
    golden: 0.9,
    night: 1.2,
  });
}

/** Light inside a house or an office. */
export function roomLight(dice: Dice): Daylight {
  return drawDaylight(dice, {
    clear: 4,
    overcast: 3.5,
    golden: 1,
    fog: 0.4,
    night: 0.4,
    storm: 0.2,
  });
}
