import { IsText, NotBlank, ReceiptDto, sealedTextDigest } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, MaxLength } from 'class-validator';
import { type Question } from './question.entity';

const LONGEST = 5_000;

export class AskQuestionDto {
  @ApiProperty({
    example: '第三章第2.1条的工期是否包含设计时间？',
    description: 'to be read by everyone once answered: name nobody in it',
  })
  @IsText()
  @MaxLength(LONGEST)
  @NotBlank()
  text: string;
}

export class AnswerQuestionDto {
  @ApiProperty({ example: '不包含，工期自开工令发出之日起计算' })
  @IsText()
  @MaxLength(LONGEST)
  @NotBlank()
  answer: string;

  @ApiPropertyOptional({
    default: true,
    description: 'whether it may affect how bids are made up (ANN-06); late answers may only where this is false',
  })
  @IsOptional()
  @IsBoolean()
  affectsBids: boolean = true;
}

/** A question without who asked it. */
export class QuestionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  text: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'to the project’s owner and the supervisor' })
  askedAt?: string;

  @ApiPropertyOptional({ description: 'absent until it is answered' })
  answer?: string;

  @ApiPropertyOptional({
    description: 'whether the answer may affect how bids are made up, as the owner says (ANN-06)',
  })
  affectsBids?: boolean;

  @ApiPropertyOptional({ format: 'date-time' })
  answeredAt?: string;
}

/** A question to its asker. */
export class OwnQuestionDto extends QuestionDto {
  @ApiProperty({ description: 'random; with the text it makes the digest' })
  salt: string;

  @ApiProperty({ description: 'SHA-256 of the canonical JSON of `{salt, text}`' })
  digest: string;

  @ApiProperty({ type: ReceiptDto })
  receipt: ReceiptDto;
}

export function publicQuestion({ id, text, answer, affectsBids, answeredAt }: Question): QuestionDto {
  return {
    id,
    text,
    ...(answer !== null && { answer }),
    ...(affectsBids !== null && { affectsBids }),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
  };
}

/** A question as the project's owner and the supervisor read it. */
export function inboundQuestion(question: Question): QuestionDto {
  return { ...publicQuestion(question), askedAt: question.askedAt.toISOString() };
}

export function ownQuestion(question: Question): OwnQuestionDto {
  const { id, projectId: project, salt, eventId: event, receipt: note } = question;
  const { askedAt: time = '', ...seen } = inboundQuestion(question);
  const digest = sealedTextDigest(question);
  const receipt = { act: 'question-asked' as const, event, project, subject: id, digest, time, note };
  return { ...seen, askedAt: time, salt, digest, receipt };
}
